import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { corpus, type Planted, type Settings } from './corpus.js';

/** Writes a corpus below a folder, and gives the findings that a check of it must have. */
export const writeCorpus = async (root: string, folder: string, settings: Settings): Promise<readonly Planted[]> => {
  const planted: Planted[] = [];
  for await (const made of corpus(root, settings)) {
    for (const { path, content } of made.files) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    planted.push(...made.planted);
  }
  return planted;
};

import { createHash, type Hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { BUILD } from '#generated/build.js';
import { type FoundDossier, filesOf } from './find.js';
import type { Days } from './judge.js';
import { LIMIT } from './read-text.js';
import { ruleFilesOf } from './user-rules.js';

/** Gives the key of a groupement in a run; undefined when one of its files cannot be read. */
export type KeyOf = (dossier: FoundDossier) => string | undefined;

/** Keys made of all that the verdicts of a run depend on: ght and its law, the days, the fiches of all, each file. */
export const keysOf = (dossiers: readonly FoundDossier[], days: Days): KeyOf => {
  const run = digest(
    [BUILD, days],
    dossiers.map(({ fiche }) => fiche),
  );
  return (dossier) => run && digest([run, dossier], [...filesOf(dossier), ...ruleFilesOf(dossier.fiche)]);
};

const digest = (head: unknown, files: readonly string[]): string | undefined => {
  const hash = createHash('sha256').update(JSON.stringify(head));
  return files.every((file) => addFile(hash, file)) ? hash.digest('hex') : undefined;
};

/** Name, length and bytes, so that no two lists of files give the same sum. */
const addFile = (hash: Hash, file: string): boolean => {
  try {
    const found = statSync(file);
    if (!found.isFile() || found.size > LIMIT) return false;
    const bytes = readFileSync(file);
    hash.update(JSON.stringify([file, bytes.length])).update(bytes);
    return true;
  } catch {
    return false;
  }
};

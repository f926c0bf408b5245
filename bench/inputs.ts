import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { corpus, type Settings } from './corpus.js';
import { writeCorpus } from './write.js';

const SEED = 6132;

/** A corpus of so many groupements, made once and kept. */
export const region = async (
  root: string,
  home: string,
  groupements: number,
  form: Settings['form'],
): Promise<string> => {
  const folder = join(home, `${form}-${groupements}`);
  if (existsSync(folder)) return folder;
  rmSync(`${folder}.tmp`, { recursive: true, force: true });
  await writeCorpus(root, `${folder}.tmp`, { seed: SEED, groupements, form });
  renameSync(`${folder}.tmp`, folder);
  return folder;
};

/** Keys that the document with findings lacks. */
const TAKEN = ['strategie', 'participants', 'valeurs', 'suivi_evaluation', 'statut'];

/** One projet de soins of some 20 KB, which lacks nothing, and the same that lacks five things. */
export const single = async (
  root: string,
  home: string,
): Promise<{ readonly whole: string; readonly gaps: string }> => {
  const files = (await corpus(root, { seed: SEED, groupements: 1, form: 'yaml', spoilt: false }).next()).value?.files;
  const content = (name: string) =>
    String(files?.find(({ path }: { path: string }) => path.endsWith(`/${name}`))?.content);
  const psp = content('psp.yaml');
  const less = Object.fromEntries(
    Object.entries(parse(psp) as Record<string, unknown>).filter(([key]) => !TAKEN.includes(key)),
  );
  const put = (folder: string, text: string): string => {
    const path = join(home, folder, 'psp.yaml');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(join(dirname(path), 'ght.yaml'), content('ght.yaml'));
    writeFileSync(path, text);
    return path;
  };
  return { whole: put('conforme', psp), gaps: put('lacunes', stringify(less, { lineWidth: 0 })) };
};

/** The example's PMP as it is, and as it was with other words in every one of its files. */
export const twoVersions = (root: string, home: string): readonly [older: string, newer: string] => {
  const [older, newer] = ['ancien', 'nouveau'].map((name) => {
    const folder = join(home, name);
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(root, 'examples/val-de-brume'), folder, { recursive: true });
    return join(folder, 'pmp');
  }) as [string, string];
  for (const name of readdirSync(older, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.md'))) {
    const path = join(older, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(' du territoire', ' de tout le territoire'));
  }
  return [older, newer];
};

/** Changes one document of a corpus, otherwise each time. */
export const touch = (folder: string): (() => void) => {
  const path = join(folder, 'ght-0001/psp.yaml');
  const before = readFileSync(path, 'utf8').replace(/(?:# modifié\n)+$/, '');
  let times = 0;
  return () => {
    writeFileSync(path, before);
    times += 1;
    appendFileSync(path, '# modifié\n'.repeat(times));
  };
};

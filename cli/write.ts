import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './exit.js';
import { writesOut } from './inside.js';

/** A file to write whole or not at all. */
export interface Draft {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** What is wrong with the file once written and read again; nothing for a sound one. */
  readonly faultsOf?: (written: Uint8Array) => Promise<readonly string[]> | readonly string[];
}

/** Writes a file whole or not at all. Creates the folder if needed. */
export const writeWhole = (path: string, content: string | Uint8Array, mode = 0o644): Promise<void> =>
  writeAll([{ path, content }], mode);

/**
 * Writes files together: each in a temporary file beside its place, read again and verified, and only then all put in
 * place. Throws, with nothing left behind, when one cannot be written or is not sound.
 */
export const writeAll = async (drafts: readonly Draft[], mode = 0o644): Promise<void> => {
  const staged = drafts.map((draft) => ({ draft, temporary: temporaryFor(draft.path) }));
  let path = '';
  try {
    for (const { draft, temporary } of staged) {
      path = draft.path;
      await stage(draft, temporary, mode);
    }
    for (const { draft, temporary } of staged) {
      path = draft.path;
      await rename(temporary, draft.path);
    }
  } catch (error) {
    for (const { temporary } of staged) await rm(temporary, { force: true }).catch(() => {});
    throw refused(path, error);
  }
};

const stage = async ({ path, content, faultsOf }: Draft, temporary: string, mode: number): Promise<void> => {
  if (writesOut(path)) throw new UsageError(...away(path));
  await mkdir(dirname(path), { recursive: true });
  await sweep(dirname(path));
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const faults = faultsOf ? await faultsOf(await readFile(temporary)) : [];
  if (faults.length > 0) throw new Error(`« ${path} » n’est pas sain, et n’est pas écrit : ${faults.join(' ; ')}`);
};

const away = (path: string): readonly [string, string] => [
  `« ${dirname(path)} » est un lien, ou contient un lien, qui mène hors du dossier où vous êtes : rien n’y est écrit.`,
  'Supprimez ce lien, ou donnez le vrai dossier (pour « ght render » : « -o »).',
];

/** Temporary files of this run: in a container, a run that was killed may have had the same number. */
const ours = new Set<string>();

const temporaryFor = (path: string): string => {
  const name = `.${basename(path)}.ght-${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  ours.add(name);
  return join(dirname(path), name);
};

const TEMPORARY = /^\..*\.ght-(\d+)-[0-9a-f]{12}\.tmp$/;

/** Takes away what a run that was killed left in a folder; another run, still at work, keeps its own. */
const sweep = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const owner = TEMPORARY.exec(name)?.[1];
    if (owner === undefined || ours.has(name)) continue;
    if (Number(owner) === process.pid || !isAlive(Number(owner)))
      await rm(join(folder, name), { force: true }).catch(() => {});
  }
};

const isAlive = (owner: number): boolean => {
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'vous n’avez pas le droit d’écrire à cet endroit',
  EPERM: 'vous n’avez pas le droit d’écrire à cet endroit',
  EROFS: 'ce disque est en lecture seule',
  EISDIR: 'c’est un dossier',
  EEXIST: 'un fichier porte déjà le nom du dossier',
  ENOTDIR: 'un fichier porte déjà le nom du dossier',
  ENOSPC: 'il n’y a plus de place sur le disque',
  EDQUOT: 'il n’y a plus de place sur le disque',
  EFBIG: 'ce fichier est plus grand que cette machine ne le permet',
  ENAMETOOLONG: 'ce nom est trop long',
};

const refused = (path: string, error: unknown): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new UsageError(`« ${path} » ne peut pas être écrit : ${WHY[code] ?? code}.`, 'Choisissez un autre endroit.');
};

import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './exit.js';

/** Writes a file whole or not at all: a temporary file beside it, then a rename. Creates the folder if needed. */
export const writeWhole = async (path: string, content: string | Uint8Array, mode = 0o644): Promise<void> => {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    const handle = await open(temporary, 'wx', mode);
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw refused(path, error);
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
  ENAMETOOLONG: 'ce nom est trop long',
};

const refused = (path: string, error: unknown): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new UsageError(`« ${path} » ne peut pas être écrit : ${WHY[code] ?? code}.`, 'Choisissez un autre endroit.');
};

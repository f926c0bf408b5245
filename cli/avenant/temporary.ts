import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Puts files in a folder of their own that no one else may read, works there, and takes the folder away whatever
 * happens. While the work lasts it is the current folder: paths are then said as if one stood in the groupement.
 */
export const inTemporary = async <T>(files: ReadonlyMap<string, Buffer>, work: () => Promise<T>): Promise<T> => {
  const [home, folder] = [process.cwd(), mkdtempSync(join(tmpdir(), 'ght-'))];
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  const stop = (): void => {
    clean();
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    process.chdir(folder);
    return await work();
  } finally {
    process.chdir(home);
    process.off('SIGINT', stop).off('SIGTERM', stop);
    clean();
  }
};

import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';

/** True for a path that leaves a folder, as it is written. */
export const isOutside = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return /^\.\.(?:[/\\]|$)/.test(way) || isAbsolute(way);
};

/**
 * True when a path, its links followed, leaves a folder or enters what Git keeps for itself, where a runner writes its
 * keys. Throws when nothing is there.
 */
export const leadsOut = (path: string, folder: string): boolean => {
  const [real, home] = [realpathSync.native(path), realpathSync.native(folder)];
  return isOutside(real, home) || /(?:^|[/\\])\.git(?:[/\\]|$)/.test(relative(home, real));
};

/** True when a file to write, which seems to stand below the current folder, would go elsewhere through a link. */
export const writesOut = (path: string): boolean => {
  if (isOutside(resolve(path), process.cwd())) return false;
  let folder = dirname(resolve(path));
  while (!existsSync(folder)) folder = dirname(folder);
  return leadsOut(folder, process.cwd());
};

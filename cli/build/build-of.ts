import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MADE_OF = ['cli', 'core', 'rules', 'schemas', 'templates', 'package.json', 'package-lock.json'];

/** Sum of everything that ght is made of: two builds that differ may judge differently, and share no cache. */
export const buildOf = (root: string): string => {
  const hash = createHash('sha256');
  for (const path of MADE_OF.flatMap((name) => filesOf(root, name)))
    hash.update(JSON.stringify(path)).update(readFileSync(join(root, path)));
  return hash.digest('hex');
};

/** Files of a path, itself included, by their names with forward slashes. */
const filesOf = (root: string, path: string): readonly string[] => {
  if (!existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  const names = readdirSync(join(root, path)).sort();
  return names.flatMap((name) => filesOf(root, `${path}/${name}`));
};

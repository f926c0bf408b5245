import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['build.js', 'package.json', 'cli', 'core', 'rules', 'schemas', 'templates'];

/** Day and time of the last change below a path; a folder changes when a file of it is removed. */
const changed = (path: string): number => {
  const here = statSync(path);
  if (!here.isDirectory()) return here.mtimeMs;
  return Math.max(here.mtimeMs, ...readdirSync(path).map((name) => changed(`${path}/${name}`)));
};

const built = (): number => statSync(`${ROOT}dist/ght.cjs`, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Tests run what a user runs, the built command: it is built once for all of them, unless it is already up to date. */
export default (): void => {
  const last = Math.max(...SOURCES.map((path) => changed(`${ROOT}${path}`)));
  if (built() < last) execFileSync(process.execPath, ['build.js'], { cwd: ROOT, stdio: 'inherit' });
};

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { isArray, isObject } from '../core/json.js';
import { sha256 } from '../core/provenance.js';
import type { Verdict } from './judge.js';

/**
 * What was judged before, by everything that the verdict depends on: the bytes of every file of the groupement and of
 * its rules, the fiches of the others, the day, the paths as typed, ght itself. It stands in the user's own cache
 * folder and never in the repository, where a stranger could put a false verdict.
 */
export interface Cache {
  readonly get: (key: string) => Verdict | undefined;
  readonly put: (key: string, verdict: Verdict) => void;
}

/** Days after which what nobody asked for again goes. */
const KEEP_DAYS = 30;

/** The cache of this user; empty for good when there is no folder for it. Nothing in it ever stops a check. */
export const openCache = (): Cache => {
  const folder = folderOf(process.env);
  if (folder === undefined || !isOurs(folder)) return { get: () => undefined, put: () => {} };
  let tidied = false;
  return {
    get: (key) => attempt(() => read(join(folder, key))),
    put: (key, verdict) => {
      attempt(() => write(join(folder, key), verdict));
      if (!tidied) attempt(() => tidy(folder));
      tidied = true;
    },
  };
};

const folderOf = (env: NodeJS.ProcessEnv): string | undefined => {
  const named = process.platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  if (named && isAbsolute(named)) return join(named, 'ght');
  const home = attempt(homedir);
  if (!home || !isAbsolute(home) || home === '/') return undefined;
  return join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ght');
};

/** A folder that another user owns, or may write in, could hold false verdicts; Windows keeps one for each account. */
const isOurs = (folder: string): boolean => {
  const found = attempt(() => statSync(folder));
  return !found || process.platform === 'win32' || (found.uid === process.getuid?.() && (found.mode & 0o022) === 0);
};

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** A file cut short or altered is not what was written: its own sum, on its first line, says so. */
const read = (path: string): Verdict | undefined => {
  const text = readFileSync(path, 'utf8');
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (sha256(body) !== text.slice(0, end)) return undefined;
  const found: unknown = JSON.parse(body);
  return isVerdict(found) ? found : undefined;
};

/** A file put there by another hand may bear the right sum. */
const isVerdict = (found: unknown): found is Verdict => {
  if (!isObject(found)) return false;
  const { report, quotes, pieces, images, fiche } = found;
  const whole = isObject(report) && isArray(report['documents']) && isObject(report['rules']);
  return whole && isArray(quotes) && isObject(pieces) && isArray(images) && isObject(fiche);
};

/** Written beside, then renamed: two checks at once leave one whole file. */
const write = (path: string, verdict: Verdict): void => {
  const body = JSON.stringify(verdict);
  const beside = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(beside, `${sha256(body)}\n${body}`, { mode: 0o600 });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
};

const tidy = (folder: string): void => {
  const limit = Date.now() - KEEP_DAYS * 86_400_000;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < limit) rmSync(path, { force: true });
  }
};

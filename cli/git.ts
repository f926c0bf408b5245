import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A repository may name programs to run in its own configuration: none of them is. */
const QUIET = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
const LARGEST = 512 * 1024 * 1024;

/** Runs git in a folder and gives what it prints. Rejects when git is absent, or refuses. */
export const git = async (folder: string, args: readonly string[]): Promise<string> => {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
  const { stdout } = await run('git', ['-C', folder, ...QUIET, ...args], { env, maxBuffer: LARGEST });
  return stdout;
};

/** The commit that a folder is at, and whether some of its files differ from it. */
export interface Head {
  readonly revision: string;
  readonly modifie: boolean;
}

/** Where the sources stand in Git; nothing outside a repository, before its first commit, or without git. */
export const headOf = async (folder: string, files: readonly string[]): Promise<Head | undefined> => {
  try {
    const status = ['status', '--porcelain=v2', '--branch', '--untracked-files=all', '--ignored', '--', ...files];
    const lines = (await git(folder, status)).split('\n').filter(Boolean);
    const revision = /^# branch\.oid ([0-9a-f]{40,64})$/m.exec(lines.join('\n'))?.[1];
    return revision === undefined ? undefined : { revision, modifie: lines.some((line) => !line.startsWith('#')) };
  } catch {
    return undefined;
  }
};

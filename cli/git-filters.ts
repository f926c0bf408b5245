import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const OFF = [
  ['clean', ''],
  ['smudge', ''],
  ['process', ''],
  ['required', 'false'],
] as const;

/**
 * Environment in which git runs no filter that the repository's own configuration names: a filter is a program, and
 * « git status » runs it. The filters of the user (LFS) go on.
 */
export const withoutFilters = async (folder: string): Promise<NodeJS.ProcessEnv> => {
  const first = Number(process.env['GIT_CONFIG_COUNT'] ?? 0);
  const settings = (await filtersOf(folder)).flatMap((name) =>
    OFF.map(([key, value]) => [`${name}.${key}`, value] as const),
  );
  const entries = settings.flatMap(([key, value], i) => [
    [`GIT_CONFIG_KEY_${first + i}`, key],
    [`GIT_CONFIG_VALUE_${first + i}`, value],
  ]);
  return { ...Object.fromEntries(entries), GIT_CONFIG_COUNT: String(first + settings.length) };
};

/** Names (« filter.x ») of the filters that the repository itself defines; git says for each key where it is from. */
const filtersOf = async (folder: string): Promise<readonly string[]> => {
  const asked = ['-C', folder, 'config', '--show-scope', '-z', '--name-only', '--get-regexp', String.raw`^filter\.`];
  const words = await run('git', asked).then(
    ({ stdout }) => stdout.split('\0'),
    () => [],
  );
  const own = words.filter((_, i) => i % 2 === 1 && /^(?:local|worktree)$/.test(words[i - 1] ?? ''));
  return [...new Set(own.map((key) => key.slice(0, key.lastIndexOf('.'))))];
};

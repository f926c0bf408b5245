import { spawn } from 'node:child_process';
import { UsageError } from './exit.js';
import { withoutFilters } from './git-filters.js';

/** A commit that a person named: by a tag, a branch, a part of its number. */
export interface Revision {
  readonly name: string;
  readonly commit: string;
  readonly author: string;
  /** When it was written: an ISO instant in UTC, to the second. */
  readonly date: string;
}

/** What a run of git gave. */
interface Ran {
  readonly status: number;
  readonly output: Buffer;
  readonly errors: string;
}

/** A repository may name programs to run in its own configuration: none of them is, and nothing is fetched. */
const SAFE = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
const QUIET = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };

/** Runs git in a folder, without a shell nor a pager. */
const run = (folder: string, args: readonly string[], input = '', more: NodeJS.ProcessEnv = {}): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, ...QUIET, ...more };
    const child = spawn('git', ['-C', folder, ...SAFE, '--no-pager', ...args], { env });
    const [output, errors]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? absent() : error));
    child.on('close', (status) =>
      resolve({ status: status ?? 1, output: Buffer.concat(output), errors: Buffer.concat(errors).toString('utf8') }),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });

/** Runs git in a folder and gives what it prints. Rejects when git is absent, or refuses. */
const git = async (folder: string, args: readonly string[]): Promise<string> => {
  const { status, output, errors } = await run(folder, args, '', await withoutFilters(folder));
  if (status !== 0) throw new Error(errors);
  return output.toString('utf8');
};

const absent = (): UsageError =>
  new UsageError(
    'Git n’est pas installé sur cette machine.',
    'Installez-le, ou donnez deux fichiers au lieu de deux versions : ght avenant ancien.md nouveau.md',
  );

const text = async (folder: string, args: readonly string[]): Promise<string | undefined> => {
  const { status, output } = await run(folder, args);
  return status === 0 ? output.toString('utf8').trim() : undefined;
};

/** Refuses a folder that no Git repository holds. */
export const refuseOutsideGit = async (folder: string): Promise<void> => {
  const { status, errors } = await run(folder, ['rev-parse', '--is-inside-work-tree']);
  if (status === 0) return;
  if (errors.includes('dubious ownership'))
    throw new UsageError(
      'Git refuse de lire ce dossier, car il appartient à un autre compte de la machine.',
      'Tapez « git status » dans ce dossier : Git dit comment l’autoriser.',
    );
  throw new UsageError(
    'Ce dossier n’est pas suivi par Git : il n’a pas de versions à comparer.',
    'Donnez deux fichiers au lieu de deux versions : ght avenant ancien.md nouveau.md',
  );
};

/** The commit that a name means, or nothing; a name that begins like an option is none. */
const commitOf = (folder: string, name: string): Promise<string | undefined> =>
  name.startsWith('-') || name === ''
    ? Promise.resolve(undefined)
    : text(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);

/** Finds a revision by its name; an unknown one is said, with `near` giving the closest of the names that exist. */
export const revisionOf = async (
  folder: string,
  name: string,
  near: (name: string, names: readonly string[]) => string | undefined,
): Promise<Revision> => {
  const commit = await commitOf(folder, name);
  if (commit === undefined) throw unknown(name, near(name, await namesIn(folder)));
  const said = await text(folder, ['log', '-1', '--no-show-signature', '--format=%an%x00%at', commit]);
  const [author = '', at = '0'] = (said ?? '').split('\u0000');
  const date = new Date(Number(at) * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  return { name, commit, author, date };
};

const unknown = (name: string, near: string | undefined): UsageError =>
  new UsageError(
    `« ${name} » n’est pas une version que Git connaît.`,
    near
      ? `Vouliez-vous dire « ${near} » ?`
      : 'Tapez « git tag » ou « git log --oneline » pour voir les versions, ou donnez deux fichiers.',
  );

/** Branches and tags of a repository. */
const namesIn = async (folder: string): Promise<readonly string[]> => {
  const refs = await text(folder, ['for-each-ref', '--format=%(refname:short)', 'refs/tags', 'refs/heads']);
  return (refs ?? '').split('\n').filter((ref) => ref !== '');
};

/** A plain file of a commit: its path from the folder, and the name of its content. */
interface Entry {
  readonly path: string;
  readonly blob: string;
}

const FILE = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s;

/** Links and other repositories are left out, and any path that would leave the folder. */
const entries = (listing: string): readonly Entry[] =>
  listing.split('\u0000').flatMap((line): readonly Entry[] => {
    const [, blob, path] = FILE.exec(line) ?? [];
    const safe = path?.split(/[/\\]/).every((part) => !['', '.', '..'].includes(part));
    return blob !== undefined && path !== undefined && safe ? [{ path, blob }] : [];
  });

/** Files of a folder as they were at a commit, by their path from it; `wanted` chooses by the path. */
export const filesAt = async (
  folder: string,
  commit: string,
  wanted: (path: string) => boolean,
): Promise<ReadonlyMap<string, Buffer>> => {
  const { output } = await run(folder, ['ls-tree', '-r', '-z', commit]);
  const found = entries(output.toString('utf8')).filter(({ path }) => wanted(path));
  const batch = await run(folder, ['cat-file', '--batch'], found.map(({ blob }) => `${blob}\n`).join(''));
  return new Map(contents(batch.output).map((content, i) => [found[i]?.path ?? '', content]));
};

/** « <name> blob <size>⏎<content>⏎ », one after the other. */
const contents = (batch: Buffer): readonly Buffer[] => {
  const found: Buffer[] = [];
  for (let from = 0; from < batch.length; ) {
    const end = batch.indexOf('\n', from);
    const size = Number(batch.subarray(from, end).toString('latin1').split(' ')[2]);
    found.push(batch.subarray(end + 1, end + 1 + size));
    from = end + 2 + size;
  }
  return found;
};

/** A repository within the repository has a configuration of its own. */
const ALONE = ['--ignore-submodules=all'];

/** The commit that a folder is at, and whether some of its files differ from it. */
export interface Head {
  readonly revision: string;
  readonly modifie: boolean;
}

/** Where the sources stand in Git; nothing outside a repository, before its first commit, or without git. */
export const headOf = async (folder: string, files: readonly string[]): Promise<Head | undefined> => {
  try {
    const status = [
      'status',
      '--porcelain=v2',
      '--branch',
      '--untracked-files=all',
      '--ignored',
      ...ALONE,
      '--',
      ...files,
    ];
    const lines = (await git(folder, status)).split('\n').filter(Boolean);
    const revision = /^# branch\.oid ([0-9a-f]{40,64})$/m.exec(lines.join('\n'))?.[1];
    return revision === undefined ? undefined : { revision, modifie: lines.some((line) => !line.startsWith('#')) };
  } catch {
    return undefined;
  }
};

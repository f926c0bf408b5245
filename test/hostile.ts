import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT, textOf } from './world.js';

/** What a command gave; `status` is a signal when it had to be stopped. */
export interface Ran {
  readonly status: number | string;
  readonly out: string;
  readonly err: string;
}

/** A folder that a stranger has filled, taken away at the end; files are written by their path. */
export interface Den {
  readonly folder: string;
  readonly put: (path: string, content: string | Uint8Array) => string;
  readonly ght: (...args: readonly string[]) => Promise<Ran>;
  readonly gone: () => void;
}

/** Longest time that a command may take, milliseconds: beyond, it hangs. */
const PATIENCE = 45_000;

/** Runs a program with nothing of this machine's environment but what is given. */
export const run = (
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const path = process.env['PATH'] ?? '';
    const child = spawn(command, args, {
      cwd,
      env: { PATH: path, HOME: cwd, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    const texts = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      texts.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      texts.err += text;
    });
    child.on('error', reject).on('close', (code, signal) => {
      clearTimeout(patience);
      resolve({ status: code ?? signal ?? '', ...texts });
    });
  });

/** The built command, as a path. */
export const GHT = join(ROOT, 'dist/ght.cjs');

/** A small groupement that conforms, in a folder of its own; `env` is all that its commands know of the environment. */
export const den = (env: Readonly<Record<string, string>> = {}): Den => {
  const home = mkdtempSync(join(tmpdir(), 'ght-hostile-'));
  const folder = join(home, 'depot');
  const put = (path: string, content: string | Uint8Array): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  for (const name of ['ght.yaml', 'pmp.yaml']) put(name, textOf(`test/scenarios/_groupement/${name}`));
  return {
    folder,
    put,
    ght: (...args) => run(process.execPath, [GHT, ...args], folder, env),
    gone: () => rmSync(home, { recursive: true, force: true }),
  };
};

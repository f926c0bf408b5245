import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { examineAll, loadAll } from '../../cli/examine.js';
import { isUsageError } from '../../cli/exit.js';
import { linesOf } from '../../cli/load.js';
import type { CheckReport, Place } from '../../core/diagnostic.js';
import { REPORTS } from '../../core/report/index.js';
import type { Input } from './inputs.js';

/** Processor seconds that one input may take. */
const LIMIT = 2;

/** A folder where inputs are tried one after the other; it becomes the current one until `close`. */
export interface Bench {
  /** Throws when ght does what it must never do on this input. */
  readonly attempt: (input: Input) => Promise<void>;
  readonly close: () => void;
}

/** Opens a bench for the package at `root`. */
export const openBench = (root: string): Bench => {
  const home = mkdtempSync(join(tmpdir(), 'ght-fuzz-'));
  const folder = join(home, 'travail');
  const back = process.cwd();
  mkdirSync(folder);
  process.chdir(folder);
  const attempt = async (input: Input): Promise<void> => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
    lay(folder, input);
    const before = process.cpuUsage();
    await (input.words ? command(root, input.words) : judge());
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    if (seconds > LIMIT) throw new Error(`slow: ${seconds.toFixed(1)} s of processor`);
  };
  const close = (): void => {
    process.chdir(back);
    rmSync(home, { recursive: true, force: true });
  };
  return { attempt, close };
};

const lay = (folder: string, { files, encoding }: Input): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), Buffer.from(text, name === 'ght.yaml' ? 'utf8' : encoding));
  }
};

/** Judges the current folder as `ght check` does, and writes every report. */
const judge = async (): Promise<void> => {
  try {
    const { loaded } = await loadAll([], undefined);
    const reports = (await examineAll(loaded, undefined)).map(({ report }) => report);
    const lines = linesOf(new Map(loaded.flatMap(({ texts }) => [...texts])));
    for (const report of reports) {
      refuseLostPlaces(report, lines);
      await writeEach(report, lines);
    }
  } catch (error) {
    if (!isUsageError(error)) throw error;
    refuseOdd(`${error.message} ${error.fix}`);
  }
};

type Lines = ReturnType<typeof linesOf>;

const writeEach = async (report: CheckReport, lines: Lines): Promise<void> => {
  const context = { lines, width: 80, color: true, failOn: 'bloquant', quiet: false } as const;
  const text = (await REPORTS['text']?.())?.(report, context) ?? '';
  // The other formats say the same: each is written for one input in so many, always the same ones.
  const others = Object.values(REPORTS).filter((_, i) => text.length % 3 === i % 3);
  for (const load of others) (await load())(report, context);
};

const refuseLostPlaces = ({ documents }: CheckReport, lines: Lines): void => {
  for (const found of documents.flatMap(({ diagnostics }) => diagnostics)) {
    refuseOdd(`${found.message} ${found.fix ?? ''}`);
    for (const { place } of [found, ...(found.related ?? [])]) refuseLost(place, lines(place.file), found.rule);
  }
};

const refuseLost = (place: Place, lines: readonly string[] | undefined, rule: string): void => {
  const { line, column, endColumn } = place;
  const length = lines === undefined ? Number.POSITIVE_INFINITY : lines[line - 1]?.length;
  const inside = length !== undefined && line >= 1 && column >= 1 && column <= length + 1 && endColumn > column;
  const ends = endColumn <= Math.max(column, length ?? 0) + 1;
  if (!inside || !ends) throw new Error(`${rule}: place outside its file: ${JSON.stringify(place)}, ${length} long`);
};

/** What a sentence holds when a value was not there; a key named « NaN » is its author's. */
const refuseOdd = (sentence: string): void => {
  if (/\bundefined\b|\[object |\bNaN\b(?!\s»)/.test(sentence)) throw new Error(`odd sentence: ${sentence}`);
};

/** Types a command, in this process: the built command is loaded afresh, and ends when it sets its status. */
const command = async (root: string, words: readonly string[]): Promise<void> => {
  const main = join(root, 'dist/ght.cjs');
  const load = createRequire(main);
  const quiet = silenced();
  const typed = process.argv;
  process.argv = ['node', main, ...words];
  try {
    for (const file of [main, join(root, 'dist/cli-main.cjs')]) delete load.cache[file];
    process.exitCode = undefined;
    load(main);
    const status = await statusSet();
    if (status === 3) throw new Error(`panne: ${quiet.said()}`);
    refuseOdd(quiet.said());
  } finally {
    process.argv = typed;
    quiet.close();
  }
};

/** The next status that is given to the process; it is taken away again. */
const statusSet = async (): Promise<number> => {
  while (process.exitCode === undefined) await new Promise((resolve) => setImmediate(resolve));
  const status = Number(process.exitCode);
  process.exitCode = undefined;
  return status;
};

/** Keeps what is written to the outputs, and takes away the listeners that each command leaves on them. */
const silenced = () => {
  const streams = [process.stdout, process.stderr];
  const usual = streams.map((stream) => stream.write);
  const said: string[] = [];
  const stdout = (text: unknown, ...more: readonly unknown[]): boolean => {
    for (const done of more) if (typeof done === 'function') done();
    return typeof text === 'string';
  };
  process.stdout.write = stdout as typeof process.stdout.write;
  process.stderr.write = ((text: string) => said.push(text) > 0) as typeof process.stderr.write;
  const close = (): void => {
    for (const [i, stream] of streams.entries()) {
      stream.write = usual[i] as typeof stream.write;
      stream.removeAllListeners('error');
    }
  };
  return { said: () => said.join(''), close };
};

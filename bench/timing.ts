import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A whole process to time: its words, what must be done before each run, and its own environment. */
export interface Command {
  readonly words: readonly string[];
  readonly before?: () => void;
  readonly env?: Readonly<Record<string, string>>;
}

/** One run of a whole process: seconds on the clock, seconds of processor, and peak memory in MB when it is known. */
interface Run {
  readonly clock: number;
  readonly processor: number;
  readonly memory: number | undefined;
}

/** Two commands run in turn: medians of the ratios pair by pair, and of each one's own figures. */
export interface Compared {
  readonly clock: number;
  readonly processor: number;
  readonly ours: Run;
  readonly beside: Run;
}

/** GNU time, which asks the system what a finished process took. */
const TIME = '/usr/bin/time';

const measure = ({ words, before, env }: Command): Run => {
  before?.();
  const told = join(tmpdir(), `ght-bench-${process.pid}`);
  const timed = existsSync(TIME) ? [TIME, '-q', '-f', '%U %S %M', '-o', told, ...words] : words;
  const [command = '', ...args] = timed;
  const start = performance.now();
  const run = spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, ...env } });
  const clock = (performance.now() - start) / 1000;
  if (run.error) throw run.error;
  const [user = 0, system = 0, kilobytes] = existsSync(told)
    ? readFileSync(told, 'utf8').trim().split(' ').map(Number)
    : [];
  rmSync(told, { force: true });
  return { clock, processor: user + system, memory: kilobytes === undefined ? undefined : kilobytes / 1024 };
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const medianRun = (runs: readonly Run[]): Run => ({
  clock: median(runs.map(({ clock }) => clock)),
  processor: median(runs.map(({ processor }) => processor)),
  memory: runs.some(({ memory }) => memory === undefined) ? undefined : median(runs.map(({ memory = 0 }) => memory)),
});

/** Times two commands, A B A B …, after one run of each that does not count. */
export const compare = (ours: Command, beside: Command, passes: number): Compared => {
  measure(ours);
  measure(beside);
  const pairs = Array.from({ length: passes }, () => [measure(ours), measure(beside)] as const);
  return {
    clock: median(pairs.map(([a, b]) => a.clock / b.clock)),
    processor: median(pairs.map(([a, b]) => a.processor / Math.max(0.01, b.processor))),
    ours: medianRun(pairs.map(([a]) => a)),
    beside: medianRun(pairs.map(([, b]) => b)),
  };
};

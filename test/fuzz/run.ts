import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { type Input, inputs } from './inputs.js';
import { openBench } from './oracle.js';

/** Inputs tried in one go, of one kind; fewer of those that are set in pages, which takes longer. */
const BATCH = 1000;
const FEWER: Readonly<Record<string, number>> = {
  gabarit: 50,
  appels: 200,
  page: 50,
  rendu: 50,
  pages: 10,
  commande: 300,
  bareme: 200,
};
/** Seconds without an answer after which a batch is taken for a hang, on a busy machine. */
const SILENCE = 240;
/** Old-generation heap of a trial, in MB: with the rest of the process, it stays under 512. */
const HEAP = 400;

interface Task {
  readonly kind: string;
  readonly seed: number;
  readonly runs: number;
}

/** What a batch gave: how many inputs were tried, and the smallest one that failed. */
interface Outcome {
  readonly tried: number;
  readonly failure?: { readonly error: string; readonly input: Input | undefined };
  /** Peak memory of the process, in MB. */
  readonly memory: number;
}

/** In a process of its own: tries each batch asked for. */
const serve = async (root: string): Promise<void> => {
  const [kinds, bench] = [await inputs(root), openBench(root)];
  process.on('disconnect', () => {
    bench.close();
    process.exit();
  });
  process.on('message', async ({ kind, seed, runs }: Task) => {
    const arbitrary = kinds[kind] ?? fc.constant<Input>({ files: {} });
    const options = { seed, numRuns: runs, interruptAfterTimeLimit: 120_000 };
    const found = await fc.check(fc.asyncProperty(arbitrary, bench.attempt), options);
    const error = String(found.errorInstance instanceof Error ? found.errorInstance.stack : found.errorInstance);
    const failure = found.counterexample ? { failure: { error, input: found.counterexample[0] } } : {};
    process.send?.({ tried: found.numRuns, ...failure, memory: process.resourceUsage().maxRSS / 1024 });
  });
};

const answer = (child: ChildProcess, task: Task): Promise<Outcome> =>
  new Promise((resolve) => {
    const lost = (error: string) => resolve({ tried: 0, failure: { error, input: undefined }, memory: 0 });
    const timer = setTimeout(() => lost('no answer'), SILENCE * 1000);
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(outcome);
    };
    child.once('message', (outcome) => end(outcome as Outcome));
    child.once('exit', (code, signal) => lost(`the process ended: ${code ?? signal}`));
    child.send(task);
  });

const started = (): ChildProcess =>
  fork(fileURLToPath(import.meta.url), ['--enfant'], {
    execArgv: [`--max-old-space-size=${HEAP}`],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

/** Spreads the batches over a few processes until enough inputs were tried; every failure is kept in a file. */
const lead = async (root: string): Promise<void> => {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string' },
      inputs: { type: 'string' },
      graine: { type: 'string' },
      cible: { type: 'string' },
      processus: { type: 'string', default: '2' },
      rejoue: { type: 'string' },
    },
  });
  if (values.rejoue) return again(root, values.rejoue);
  const wanted = Number(values.inputs ?? (values.minutes ? Number.POSITIVE_INFINITY : 10_000));
  const until = Date.now() + Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  const kinds = values.cible ? values.cible.split(',') : Object.keys(await inputs(root));
  let [tried, failures, memory, seed] = [0, 0, 0, Number(values.graine ?? 6132)];
  const counts: Record<string, number> = {};
  const work = async (): Promise<void> => {
    let child = started();
    while (tried < wanted && Date.now() < until) {
      const kind = kinds[seed % kinds.length] ?? '';
      const runs = Math.min(FEWER[kind] ?? BATCH, Math.ceil(wanted / kinds.length));
      const task = { kind, seed: seed++, runs };
      const outcome = await answer(child, task);
      tried += outcome.tried;
      counts[task.kind] = (counts[task.kind] ?? 0) + outcome.tried;
      memory = Math.max(memory, outcome.memory);
      if (!outcome.failure) continue;
      keep(root, task, outcome.failure, ++failures);
      if (outcome.failure.input) continue;
      child.kill('SIGKILL');
      child = started();
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: Number(values.processus) }, work));
  console.log(`${tried} entrées, ${failures} fautes, ${Math.round(memory)} Mo au plus.`, counts);
  process.exitCode = failures > 0 ? 1 : 0;
};

/** Tries again, one by one, the inputs kept in a folder. */
const again = async (root: string, folder: string): Promise<void> => {
  const names = readdirSync(join(root, folder)).sort();
  const kept = names.map((name): Kept => JSON.parse(readFileSync(join(root, folder, name), 'utf8')));
  const bench = openBench(root);
  let failures = 0;
  for (const [i, { input }] of kept.entries()) {
    await bench.attempt(input).catch((error: unknown) => {
      failures++;
      console.log(names[i], error);
    });
  }
  bench.close();
  console.log(`${kept.length} entrées, ${failures} fautes.`);
  process.exitCode = failures > 0 ? 1 : 0;
};

/** A failure as it was kept. */
interface Kept {
  readonly input: Input;
}

const keep = (root: string, task: Task, failure: NonNullable<Outcome['failure']>, rank: number): void => {
  const folder = join(root, 'out/fuzz');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${task.kind}-${task.seed}-${rank}.json`);
  writeFileSync(file, JSON.stringify({ ...task, ...failure }, null, 2));
  console.log(`${file}\n  ${failure.error.split('\n').slice(0, 3).join('\n  ')}`);
};

const root = process.cwd();
if (process.argv.includes('--enfant')) await serve(root);
else await lead(root);

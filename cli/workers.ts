import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UsageError } from './exit.js';
import type { FoundDossier } from './find.js';
import type { PlainRun, Verdict } from './judge.js';

/** Each thread keeps some 80 MB: beyond four, memory would no longer be bounded. */
const MOST = 4;

/** As many threads as the machine runs at once, unless `GHT_FILS` says how many. */
const threadsFor = (groupements: number): number => {
  const asked = Number(process.env['GHT_FILS']);
  return Math.min(asked > 0 ? asked : Math.min(availableParallelism(), MOST), groupements);
};

/** What a thread answers for the groupement of a rank: its verdict, or what a person did that cannot be carried out. */
export type Answer =
  | { readonly rank: number; readonly verdict: Verdict }
  | { readonly rank: number; readonly refused: { readonly message: string; readonly fix: string } };

/** A groupement to judge, by its rank in the run. */
export interface Asked {
  readonly rank: number;
  readonly dossier: FoundDossier;
}

/**
 * Judges groupements on several threads, each asking for the next one as soon as it is free; `told` receives each
 * verdict as it comes. The first fault ends the run.
 */
export const judgeOnThreads = async (
  asked: readonly Asked[],
  run: PlainRun,
  told: (rank: number, verdict: Verdict) => void,
): Promise<void> => {
  const left = [...asked].reverse();
  const workers = Array.from({ length: threadsFor(asked.length) }, () => newWorker(run));
  try {
    await Promise.all(workers.map((worker) => drain(worker, left, told)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
};

/**
 * A document lives but a moment: a nursery of its size is swept before it fills the rest. Under 2 GB, V8 lets a heap
 * double before it sweeps it, and not grow fourfold.
 */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 2000 };

const CODE = join(__dirname, 'cli-worker.cjs');

const newWorker = (run: PlainRun): Worker => new Worker(CODE, { workerData: run, resourceLimits: LIMITS });

/** Hands one groupement after the other to a thread, until none is left. */
const drain = (worker: Worker, left: Asked[], told: (rank: number, verdict: Verdict) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const next = () => {
      const one = left.pop();
      if (one) worker.postMessage(one);
      else resolve();
    };
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a thread ended before its work')));
    worker.on('message', (answer: Answer) => {
      if ('refused' in answer) return reject(new UsageError(answer.refused.message, answer.refused.fix));
      told(answer.rank, answer.verdict);
      return next();
    });
    next();
  });

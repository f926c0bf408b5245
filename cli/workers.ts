import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UsageError } from './exit.js';
import type { FoundDossier } from './find.js';
import type { PlainRun, Verdict } from './judge.js';

/** Each thread keeps some 100 MB: beyond four, memory would no longer be bounded. */
const MOST = 4;

/** As many threads as the machine runs at once, unless `GHT_FILS` says how many. */
const threadsFor = (groupements: number): number => {
  const asked = Number(process.env['GHT_FILS']);
  return Math.min(asked >= 1 ? Math.floor(asked) : Math.min(availableParallelism(), MOST), groupements);
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

/** Receives the verdict on the groupement of a rank. */
export type Told = (rank: number, verdict: Verdict) => void;

/** What a thread is told: first what it judges by, then one groupement at a time. */
export type Message = { readonly run: PlainRun } | { readonly asked: Asked };

/**
 * Judges groupements on several threads, each asking for the next one as soon as it is free; `told` receives each
 * verdict as it comes. The threads get ready while what they judge by is read. The first fault ends the run.
 */
export const judgeOnThreads = async (
  asked: readonly Asked[],
  run: () => Promise<PlainRun>,
  told: Told,
): Promise<void> => {
  const left = [...asked].reverse();
  const workers = Array.from({ length: threadsFor(asked.length) }, newWorker);
  try {
    const ready = run();
    await Promise.all(workers.map((worker) => drain(worker, ready, left, told)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
};

/**
 * A document lives but a moment: a nursery of its size is swept before it fills the rest. Under 2 GB, V8 lets a heap
 * double before it sweeps it, and not grow fourfold.
 */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 2000 };

const CODE = join(__dirname, 'cli-thread.cjs');

const newWorker = (): Worker => new Worker(CODE, { resourceLimits: LIMITS });

/** Tells a thread what to judge by, then hands it one groupement after the other, until none is left. */
const drain = (worker: Worker, ready: Promise<PlainRun>, left: Asked[], told: Told): Promise<void> =>
  new Promise((resolve, reject) => {
    const tell = (message: Message) => worker.postMessage(message);
    const next = () => {
      const one = left.pop();
      if (one) tell({ asked: one });
      else resolve();
    };
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a thread ended before its work')));
    const take = (answer: Answer) => {
      if ('refused' in answer) throw new UsageError(answer.refused.message, answer.refused.fix);
      told(answer.rank, answer.verdict);
      next();
    };
    worker.on('message', (answer: Answer) => Promise.resolve(answer).then(take).catch(reject));
    ready
      .then((run) => {
        tell({ run });
        next();
      })
      .catch(reject);
  });

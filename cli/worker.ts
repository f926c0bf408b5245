import { parentPort, workerData } from 'node:worker_threads';
import { isUsageError } from './exit.js';
import { judgeDossier, type PlainRun, runOf } from './judge.js';
import type { Answer, Asked } from './workers.js';

const run = runOf(workerData as PlainRun);

const answer = async ({ rank, dossier }: Asked): Promise<Answer> => {
  try {
    return { rank, verdict: await judgeDossier(dossier, run) };
  } catch (error) {
    if (!isUsageError(error)) throw error;
    return { rank, refused: { message: error.message, fix: error.fix } };
  }
};

parentPort?.on('message', async (asked: Asked) => {
  parentPort?.postMessage(await answer(asked));
});

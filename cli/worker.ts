import { parentPort } from 'node:worker_threads';
import { isUsageError } from './exit.js';
import { judgeDossier, type Run, runOf } from './judge.js';
import type { Answer, Asked, Message } from './workers.js';

const answer = async ({ rank, dossier }: Asked, run: Run): Promise<Answer> => {
  try {
    return { rank, verdict: await judgeDossier(dossier, run) };
  } catch (error) {
    if (!isUsageError(error)) throw error;
    return { rank, refused: { message: error.message, fix: error.fix } };
  }
};

parentPort?.once('message', (first: Message) => {
  if (!('run' in first)) throw new Error('a thread was asked before it was told what to judge by');
  const run = runOf(first.run);
  parentPort?.on('message', async (message: Message) => {
    if ('asked' in message) parentPort?.postMessage(await answer(message.asked, run));
  });
});

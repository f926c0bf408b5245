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
  const run = runOf((first as Extract<Message, { run: unknown }>).run);
  parentPort?.on('message', async ({ asked }: Extract<Message, { asked: unknown }>) => {
    parentPort?.postMessage(await answer(asked, run));
  });
});

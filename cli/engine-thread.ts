import { parentPort } from 'node:worker_threads';
import { pdfAssets } from './assets.js';
import type { Answer, Asked } from './engine.js';

/** The engine, loaded as soon as the thread is there: the documents are still being read. */
const readied = async () => {
  const [emitter, assets] = await Promise.all([import('../core/emit/pdf/index.js'), pdfAssets()]);
  await emitter.prepare(assets);
  return { emitter, assets };
};

const ready = readied();

const workOn = async (asked: Asked): Promise<unknown> => {
  const { emitter, assets } = await ready;
  if (asked.work === 'faults') return emitter.faultsOfPdf(asked.written, asked.expected);
  return asked.work === 'pdf'
    ? emitter.emitPdf(asked.composed, assets)
    : emitter.headingPagesOf(asked.composed, assets);
};

const answerTo = async (asked: Asked): Promise<Answer> => {
  try {
    return { done: await workOn(asked) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { fault: { name, message } };
  }
};

/** One work after the other; what went wrong in making ready is told to whoever asks for one. */
let last: Promise<unknown> = ready.catch(() => {});

parentPort?.on('message', (asked: Asked) => {
  last = last.then(async () => parentPort?.postMessage(await answerTo(asked)));
});

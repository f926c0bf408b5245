import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Composed } from '../core/compose/composed.js';
import type { EmittedPdf } from '../core/emit/pdf/index.js';

/** What the thread is asked: a PDF, the page of each heading without the file, what is wrong with a PDF written. */
export type Asked =
  | { readonly work: 'pdf' | 'pages'; readonly composed: Composed }
  | { readonly work: 'faults'; readonly written: Uint8Array; readonly expected: Expected };

/** What the thread answers; a fault is told by its name and its words, for no class goes from a thread to another. */
export type Answer = { readonly done: unknown } | { readonly fault: Pick<Error, 'name' | 'message'> };

type Expected = Pick<EmittedPdf, 'access' | 'archive'>;

/** The engine that sets pages, on a thread of its own: it works, in order, while the rest goes on. */
export interface Engine {
  /** Loads the engine and its fonts ahead of the first work. */
  readonly start: () => void;
  /** As `emitPdf`. */
  readonly pdf: (composed: Composed) => Promise<EmittedPdf>;
  /** As `headingPagesOf`. */
  readonly pages: (composed: Composed) => Promise<readonly number[]>;
  /** As `faultsOfPdf`. */
  readonly faults: (written: Uint8Array, expected: Expected) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const CODE = join(__dirname, 'cli-engine-thread.cjs');

/** An engine whose thread runs from `start`, or its first work, until it is closed. */
export const newEngine = (): Engine => {
  let thread: Thread | undefined;
  const running = (): Thread => {
    thread ??= newThread();
    return thread;
  };
  return {
    start: () => void running(),
    pdf: (composed) => running().answer({ work: 'pdf', composed }),
    pages: (composed) => running().answer({ work: 'pages', composed }),
    faults: (written, { access, archive }) =>
      running().answer({ work: 'faults', written, expected: { access, archive } }),
    close: async () => void (await thread?.worker.terminate()),
  };
};

interface Thread {
  readonly worker: Worker;
  readonly answer: <T>(asked: Asked) => Promise<T>;
}

interface Waiting {
  readonly resolve: (done: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const newThread = (): Thread => {
  const worker = new Worker(CODE);
  const waiting: Waiting[] = [];
  worker.on('message', (answer: Answer) => {
    const first = waiting.shift();
    if ('done' in answer) first?.resolve(answer.done);
    else first?.reject(Object.assign(new Error(answer.fault.message), { name: answer.fault.name }));
  });
  const fail = (error: Error): void => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the engine ended before its work')));
  return {
    worker,
    answer: <T>(asked: Asked) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ resolve: (done) => resolve(done as T), reject });
        worker.postMessage(asked);
      }),
  };
};

import { frenchNumber } from '../core/message.js';

/** Shows how far a long work has come. */
export interface Progress {
  readonly add: (done: number) => void;
  readonly end: () => void;
}

/** What is done in less time is not worth a line. */
const SILENT_MS = 1000;
/** A line that changes more often cannot be read. */
const STEP_MS = 100;

const NOTHING: Progress = { add: () => {}, end: () => {} };

/** One line on the terminal, from the second second on, erased at the end; nothing where nobody would see it. */
export const progress = (total: number): Progress => {
  if (process.stderr.isTTY !== true) return NOTHING;
  let done = 0;
  let next = performance.now() + SILENT_MS;
  let isShown = false;
  const add = (more: number): void => {
    done += more;
    if (performance.now() < next) return;
    next = performance.now() + STEP_MS;
    isShown = true;
    process.stderr.write(`\r\u001b[K${frenchNumber(done)} documents sur ${frenchNumber(total)}`);
  };
  const end = (): void => {
    if (isShown) process.stderr.write('\r\u001b[K');
  };
  return { add, end };
};

import type { Inline } from './nodes.js';

/** The bare text of runs; calls of notes leave nothing. */
export const plainRuns = (runs: readonly Inline[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : 'c' in run && run.k !== 'note' ? plainRuns(run.c) : '')).join('');

const breaksIn = (runs: readonly Inline[]): number =>
  runs.reduce((sum, run) => {
    if (typeof run === 'string' || run.k === 'note') return sum;
    return sum + ('c' in run ? breaksIn(run.c) : run.k === 'br' ? 1 : 0);
  }, 0);

/** How many lines runs take at most, `room` characters to a line. */
export const linesOf = (runs: readonly Inline[], room: number): number =>
  breaksIn(runs) + Math.ceil(plainRuns(runs).length / room);

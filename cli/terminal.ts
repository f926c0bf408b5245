import { spaced } from '../core/message.js';
import { harmless } from '../core/report/clean.js';
import type { ReportContext } from '../core/report/report.js';

/** What the terminal can show: colour unless `NO_COLOR`, a pipe or a dumb terminal says no; width as it is. */
export const terminal = (): Pick<ReportContext, 'color' | 'width'> => ({
  color: wantsColor(),
  width: process.stdout.columns ?? 100,
});

const wantsColor = (): boolean => {
  if (process.env['NO_COLOR']) return false;
  if (process.env['FORCE_COLOR'] && process.env['FORCE_COLOR'] !== '0') return true;
  return process.stdout.isTTY === true && process.env['TERM'] !== 'dumb';
};

/** Findings go to standard output, whole, even when it is a pipe. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });

/** Plain text on standard output: what it quotes of a file or of its name is shown, never obeyed. */
export const show = (text: string): Promise<void> => print(harmless(text));

/** Talk goes to standard error; what it quotes of a file or of its name is shown, never obeyed. */
export const say = (text: string): void => {
  process.stderr.write(`${spaced(harmless(text))}\n`);
};

/** Today, in the user's time zone, as an ISO day. */
export const today = (): string => {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

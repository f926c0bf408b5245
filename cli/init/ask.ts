import { createInterface } from 'node:readline/promises';
import { spaced } from '../../core/message.js';
import { UsageError } from '../exit.js';
import type { Ask } from './questions.js';

/** True when a person can be asked. */
export const canAsk = (): boolean => process.stdin.isTTY === true;

/** Opens the terminal for questions; who leaves (Ctrl-C, Ctrl-D) leaves everything as it was. */
export const withAsk = async <T>(use: (ask: Ask) => Promise<T>): Promise<T> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const left = new Promise<never>((_, reject) => {
    terminal.once('close', () => {
      reject(
        new UsageError(
          'Les questions ont été interrompues : rien n’a été écrit.',
          'Tapez « ght init » pour recommencer.',
        ),
      );
    });
  });
  left.catch(() => {});
  try {
    return await use((question) => Promise.race([terminal.question(spaced(question)), left]));
  } finally {
    terminal.close();
  }
};

import { EXIT, isUsageError } from './exit.js';
import { say } from './terminal.js';

/** Sets the exit status instead of leaving at once, so that a pipe receives everything. */
export const finish = (status: number): void => {
  process.exitCode = status;
};

/** Says what went wrong, a misuse or a fault of ght, and gives the exit status. */
export const sayFault = (error: unknown): number => {
  if (isUsageError(error)) {
    say(`ght : ${error.message}\n      ${error.fix}`);
    return EXIT.usage;
  }
  say('ght : une panne est survenue, et le travail n’est pas fait. Ce n’est pas une erreur de votre document.');
  const detail = error instanceof Error ? error : new Error(String(error));
  say(`      Détail : ${(process.env['GHT_DEBUG'] ? detail.stack : undefined) ?? detail.message}`);
  return EXIT.panne;
};

/** A reader that has read enough (`| head`) is no fault: the work ends, and the status still says what was found. */
const onLostOutput = (error: NodeJS.ErrnoException): void => {
  if (error.code === 'EPIPE') return;
  say(`ght : le résultat ne peut pas être écrit (${error.code}).\n      Vérifiez la place libre et le droit d’écrire.`);
  process.exit(EXIT.usage);
};

/** Makes ready for a reader that leaves, or a disk that is full. */
export const guardOutputs = (): void => {
  process.stdout.on('error', onLostOutput);
  process.stderr.on('error', () => {});
};

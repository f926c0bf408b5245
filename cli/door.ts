import { finish, guardOutputs, sayFault } from './ending.js';

/** The paths of a check that asks for nothing else, the usual one; undefined for anything that must be parsed. */
const plainCheck = ([command, ...paths]: readonly string[]): readonly string[] | undefined =>
  command === 'check' && !paths.some((word) => word.startsWith('-')) ? paths : undefined;

const USUAL = { format: ['text'], failOn: 'bloquant', quiet: false, sansCache: false } as const;

/** A usual check does not load the parser of arguments, which takes longer than reading a document. */
const run = async (): Promise<void> => {
  guardOutputs();
  const paths = plainCheck(process.argv.slice(2));
  if (!paths) {
    await import('./main.js');
    return;
  }
  try {
    const { check } = await import('./commands/check.js');
    finish(await check(paths, USUAL));
  } catch (error) {
    finish(sayFault(error));
  }
};

void run();

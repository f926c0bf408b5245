import { existsSync } from 'node:fs';
import { baselineOf, type Known, readBaseline, refreshed, withBaseline, writeBaseline } from '../core/baseline.js';
import type { CheckReport } from '../core/diagnostic.js';
import { tally } from '../core/report/tally.js';
import { UsageError } from './exit.js';
import { readText } from './read-text.js';
import { say } from './terminal.js';
import { writeWhole } from './write.js';

/** The file of known findings to hold a check against, and the one to write: either, both or none. */
export interface BaselineOptions {
  readonly baseline?: string;
  readonly ecrireBaseline?: string;
}

/** Holds a check against what is known; ready once the files named by the options are found to be what they should. */
export type Hold = (report: CheckReport) => Promise<CheckReport>;

/** Reads the known findings before anything is judged, so that a wrong file is said at once. */
export const holdAgainst = async ({ baseline, ecrireBaseline }: BaselineOptions): Promise<Hold> => {
  const before = baseline === undefined ? undefined : knownIn(baseline);
  if (ecrireBaseline !== undefined && existsSync(ecrireBaseline)) refuseForeign(ecrireBaseline);
  return async (report) => {
    const held = before ? withBaseline(report, before) : report;
    if (ecrireBaseline === undefined || isUnread(report)) return held;
    const known = before ? refreshed(held, before) : baselineOf(report);
    await writeWhole(ecrireBaseline, writeBaseline(known));
    say(`ght : constats connus écrits dans ${ecrireBaseline} : ${known.length}.`);
    return before ? held : withBaseline(report, known);
  };
};

/** What cannot be read would be missing from the file, and its known findings lost: nothing is written. */
const isUnread = (report: CheckReport): boolean => {
  const unread = tally(report).illisible > 0;
  if (unread)
    say(
      'ght : les constats connus ne sont pas écrits, car un document ne peut pas être lu.\n      Corrigez-le d’abord.',
    );
  return unread;
};

const knownIn = (file: string): readonly Known[] => {
  const again = `Écrivez-le avec « ght check --ecrire-baseline ${file} ».`;
  if (!existsSync(file)) throw new UsageError(`Le fichier des constats connus « ${file} » n’existe pas.`, again);
  const known = read(file);
  if (!known) throw new UsageError(`« ${file} » n’est pas un fichier de constats connus écrit par ght.`, again);
  return known;
};

const read = (file: string): readonly Known[] | undefined => {
  const { text, problem } = readText(file);
  return problem ? undefined : readBaseline(text);
};

const refuseForeign = (file: string): void => {
  if (read(file)) return;
  throw new UsageError(
    `« ${file} » existe déjà et n’est pas un fichier de constats connus écrit par ght.`,
    'Donnez un autre nom de fichier, par exemple --ecrire-baseline connus.json',
  );
};

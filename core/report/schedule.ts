import type { Echeancier } from '../echeancier.js';
import { paymentsOf, projectLine, SCHEDULE_TITLE, totalsLine } from '../schedule-words.js';
import type { Ink } from './ink.js';
import { displayWidth, hang, padTo } from './width.js';

const INDENT = '  ';

/** The payments that a candidature may expect, for a terminal of `width` columns. */
export const scheduleLines = (echeancier: Echeancier, width: number, ink: Ink): readonly string[] => {
  const payments = echeancier.lignes.map(paymentsOf);
  const widest = (key: 'part' | 'montant') => Math.max(0, ...payments.flat().map((one) => displayWidth(one[key])));
  const [parts, amounts] = [widest('part'), widest('montant')];
  const lines = echeancier.lignes.flatMap((ligne, i) => [
    ...hang(`${INDENT}${i + 1}. `, projectLine(ligne), width),
    ...(payments[i] ?? []).flatMap(({ part, montant, quand }) =>
      hang(`${INDENT}${INDENT} ${padTo(part, parts)}  ${padTo(montant, amounts)}  `, quand, width),
    ),
  ]);
  return [ink('strong', SCHEDULE_TITLE), '', ...lines, '', ...hang(INDENT, totalsLine(echeancier), width)];
};

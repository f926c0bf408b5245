import type { CheckReport } from '../diagnostic.js';
import type { ReportContext } from './report.js';
import { fails, type Tally, tally } from './tally.js';
import { counted, FILLED, frenchDay } from './words.js';

const NOTHING = 'Aucun document contrôlé.';

/** Says several counts that share a noun once: « 2 constats bloquants, 1 majeur ». */
const sharing = (noun: string, kinds: readonly (readonly [count: number, one: string, many: string])[]): string[] =>
  kinds
    .filter(([count]) => count > 0)
    .map(([count, one, many], rank) =>
      rank === 0 ? counted(count, `${noun} ${one}`, `${noun}s ${many}`) : counted(count, one, many),
    );

/** The counts as a French list (« 2 constats bloquants, 1 majeur, 1 point à apprécier »), or « aucun constat ». */
export const countsLine = (counts: Tally): string => {
  const parts = [
    ...sharing('passage', [[counts.illisible, 'illisible', 'illisibles']]),
    ...sharing('constat', [
      [counts.bloquant, 'bloquant', 'bloquants'],
      [counts.majeur, 'majeur', 'majeurs'],
    ]),
    ...(counts.conseil > 0 ? [counted(counts.conseil, 'conseil', 'conseils')] : []),
    ...sharing('point', [
      [counts.a_apprecier, 'à apprécier', 'à apprécier'],
      [counts.indetermine, 'indéterminé', 'indéterminés'],
    ]),
    ...(counts.derogation > 0 ? [counted(counts.derogation, 'dérogation', 'dérogations')] : []),
    ...(counts.connu > 0 ? [counted(counts.connu, 'constat connu', 'constats connus')] : []),
  ];
  return parts.length === 0 ? 'aucun constat' : parts.join(', ');
};

/** « conforme » or « non conforme », with what a reader must not overlook. */
export const verdict = (report: Pick<CheckReport, 'documents'>, failOn: ReportContext['failOn']): string => {
  const counts = tally(report);
  const threshold = failOn === 'bloquant' ? '' : ` (seuil : ${failOn})`;
  if (counts.illisible > 0) return `non conforme${threshold}, et ce qui est illisible n'a pas été jugé`;
  if (fails(report, failOn)) return `non conforme${threshold}`;
  const open = counts.a_apprecier + counts.indetermine;
  const known = counts.connu === 0 ? '' : ', hors constats connus';
  return `conforme${threshold}${known}${open === 0 ? '' : `, sous réserve ${open === 1 ? 'de ce point' : `de ces ${open} points`}`}`;
};

/** The day asked for by `--au` must be seen in every report, even the shortest. */
const imposedDay = ({ documents }: CheckReport): string => {
  const imposed = documents.filter(({ dayFrom }) => dayFrom === 'au');
  const [first] = imposed;
  if (!first) return '';
  const share = imposed.length < documents.length ? `, dont ${imposed.length}` : '';
  return `${share} selon le droit en vigueur le ${frenchDay(first.day)} (--au)`;
};

/** How many findings of the baseline are filled, as a sentence; '' when none is. */
const filledLine = ({ baseline }: CheckReport): string =>
  baseline && baseline.filled.length > 0 ? ` ${FILLED} : ${baseline.filled.length}.` : '';

/** What was checked, on which day when it was asked for, and what was found. */
export const checkedLine = (report: CheckReport): string => {
  const counts = tally(report);
  const documents = counted(counts.documents, 'document contrôlé', 'documents contrôlés');
  return `${documents}${imposedDay(report)} : ${countsLine(counts)}`;
};

/** The last line of a report, over all its documents. */
export const closingLine = (report: CheckReport, failOn: ReportContext['failOn']): string =>
  report.documents.length === 0 ? NOTHING : `${checkedLine(report)} — ${verdict(report, failOn)}.${filledLine(report)}`;

import type { Coverage, CoverageState, DocumentReport } from '../diagnostic.js';
import type { Echeancier } from '../echeancier.js';
import { paymentsOf, totalsLine } from '../schedule-words.js';
import { type JudgedDocument, standingAt } from './findings.js';
import { code, plain, table } from './markdown-signs.js';
import { STANDINGS } from './tally.js';
import { plainPath } from './uri.js';
import { capital, frenchDay, STANDING_WORDS, STATE_WORDS } from './words.js';

const state = (name: CoverageState): string => `${STATE_WORDS[name].sign} ${STATE_WORDS[name].word}`;

/** The coverage grid: the items, then the items of each filière. */
export const gridLines = ({ items, filieres, rows }: Coverage): readonly string[] => {
  const label = (row: { readonly number: string; readonly title: string }) =>
    `${plain(row.number)} ${plain(row.title)}`;
  const byItem = table(
    ['Point', 'État'],
    items.map((item) => [label(item), state(item.state)]),
  );
  const byFiliere =
    filieres.length === 0
      ? []
      : table(
          ['Par filière', ...filieres.map(plain)],
          rows.map((row) => [label(row), ...filieres.map((_name, rank) => state(row.states[rank] ?? 'indetermine'))]),
        );
  return byItem.length > 0 && byFiliere.length > 0 ? [...byItem, '', ...byFiliere] : [...byItem, ...byFiliere];
};

/** The payments that a candidature may expect, one row each. */
export const scheduleTable = (echeancier: Echeancier): readonly string[] => {
  const rows = echeancier.lignes.flatMap((ligne) =>
    paymentsOf(ligne).map(({ part, montant, quand }) => [ligne.projet, part, montant, quand].map(plain)),
  );
  return [...table(['Projet', 'Part', 'Montant', 'Quand'], rows), '', plain(totalsLine(echeancier))];
};

/** By which law, in a cell: the day, and why it is not the document's own. */
const dayCell = ({ day, dayFrom }: DocumentReport): string => {
  if (dayFrom === 'non_juge') return 'non jugé';
  const why = { document: '', au: ' (--au)', aujourdhui: ' (sans date)' }[dayFrom];
  return frenchDay(day) + why;
};

/** One row a document, one column for each kind of finding that some document has. */
export const countsTable = (documents: readonly JudgedDocument[]): readonly string[] => {
  const present = STANDINGS.filter((standing) => documents.some(({ findings }) => standingAt(findings, standing)[0]));
  const head = present.map((standing) => capital(STANDING_WORDS[standing].word));
  const counts = ({ findings }: JudgedDocument): readonly string[] =>
    present.length === 0 ? ['aucun'] : present.map((standing) => String(standingAt(findings, standing).length || '–'));
  // A pipe would end the cell, even between backquotes.
  const name = ({ title, document }: DocumentReport): string =>
    `${plain(title)} — ${code(plainPath(document)).replaceAll('|', '\\|')}`;
  return table(
    ['Document', 'Droit du', ...(present.length === 0 ? ['Constats'] : head)],
    documents.map((one) => [name(one.document), dayCell(one.document), ...counts(one)]),
  );
};

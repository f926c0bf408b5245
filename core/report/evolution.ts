import type { Diagnostic } from '../diagnostic.js';
import type { Evolution } from '../evolution.js';
import { spaced } from '../message.js';
import { clean, inert } from './clean.js';
import { countsLine } from './closing.js';
import { facts } from './facts.js';
import { type Ink, inkFor } from './ink.js';
import type { ReportContext } from './report.js';
import { STANDINGS, standing, tally } from './tally.js';
import { hang, wrap } from './width.js';
import { STANDING_WORDS } from './words.js';

/** What was made of one document, in French sentences. */
export interface MadeDocument {
  readonly title: string;
  readonly document: string;
  readonly lines: readonly string[];
}

/** Everything the report of an avenant says. */
export interface EvolutionReport {
  readonly groupement: string;
  readonly older: string;
  readonly newer: string;
  readonly documents: readonly MadeDocument[];
  readonly evolution: Evolution;
}

const LAW = ['Droit'];
const BY_LAW = 'Constats venus du droit, qui a changé entre les dates des deux versions';

type Page = Pick<ReportContext, 'color' | 'width'>;

const BULLET = '  • ';
const INDENT = ' '.repeat(BULLET.length);

/** What changed between two versions, and what it does to the findings: closed, opened, remaining. */
export const evolutionText = (raw: EvolutionReport, { color, width }: Page): string => {
  const { groupement, older, newer, documents, evolution } = clean(raw);
  const [ink, room] = [inkFor(color), Number.isFinite(width) ? Math.min(110, Math.max(60, width)) : 80];
  const lines = [
    ...wrap(spaced(`De « ${older} » à « ${newer} » — ${groupement}`), room).map((line) => ink('title', line)),
    ...documents.flatMap((one) => ['', ...documentLines(one, ink, room)]),
    ...list('Constats comblés', evolution.closed, LAW, ink, room),
    ...list('Constats ouverts', evolution.opened, [...LAW, 'À faire', 'Instance'], ink, room),
    ...(evolution.byLaw.length > 0 ? list(BY_LAW, evolution.byLaw, LAW, ink, room) : []),
    '',
    ...wrap(headed('Constats qui restent', evolution.remaining), room).map((line) => ink('strong', line)),
  ];
  return `${lines.map(inert).join('\n')}\n`;
};

const documentLines = ({ title, document, lines }: MadeDocument, ink: Ink, width: number): readonly string[] => [
  ...wrap(`${title} — ${document}`, width).map((line) => ink('title', line)),
  ...lines.flatMap((line) => hang('  ', spaced(line), width)),
];

/** Findings, the heaviest first, each with the facts of the given labels. */
const list = (
  heading: string,
  found: readonly Diagnostic[],
  labels: readonly string[],
  ink: Ink,
  width: number,
): readonly string[] => [
  '',
  ...wrap(headed(heading, found), width).map((line) => ink('strong', line)),
  ...byWeight(found).flatMap((one) => findingLines(one, labels, ink, width)),
];

const headed = (heading: string, found: readonly Diagnostic[]): string =>
  spaced(`${heading} : ${found.length === 0 ? 'aucun' : counts(found)}`);

const byWeight = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
  STANDINGS.flatMap((place) => found.filter((one) => standing(one) === place));

const findingLines = (
  diagnostic: Diagnostic,
  labels: readonly string[],
  ink: Ink,
  width: number,
): readonly string[] => {
  const place = standing(diagnostic);
  const told = facts({ diagnostic, standing: place }).filter(({ label }) => labels.includes(label));
  const word = STANDING_WORDS[place].word;
  return [
    ...hang(BULLET, `${diagnostic.message} (${word})`, width).map((line) => ink(place, line)),
    ...told.flatMap(({ label, value }) => hang(INDENT + spaced(`${label} : `), value, width)),
    ...hang(INDENT, diagnostic.document, width).map((line) => ink('dim', line)),
  ];
};

const counts = (diagnostics: readonly Diagnostic[]): string => {
  const report = { document: '', title: '', type: '', day: '', dayFrom: 'document' as const, diagnostics };
  return countsLine(tally({ documents: [report] }));
};

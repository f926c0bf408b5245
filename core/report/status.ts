import { asText, own } from '../json.js';
import type { Next } from '../status/life.js';
import type { Status, StatusRow } from '../status/status.js';
import { clean, escaped, inert } from './clean.js';
import { type Ink, inkFor, type Style } from './ink.js';
import type { ReportContext } from './report.js';
import { padTo, wrap } from './width.js';
import { capital, counted, frenchDay } from './words.js';

/** Some words in a cell, and their colour. */
type Words = readonly [text: string, style?: Style];

/** A row of the table: its cells, each of some lines of words. */
type Cells = readonly (readonly Words[])[];

const GAP = '  ';
const HEAD = ['Document', 'État', 'Ensuite'] as const;
const STATUTS: Readonly<Record<string, string>> = { projet: 'projet', definitif: 'définitif' };

/** Widths of the columns: the state holds « définitif, 12 bloquants », the two others share what is left. */
const columnsOf = (asked: number): readonly number[] => {
  const width = Number.isFinite(asked) ? Math.min(120, Math.max(80, Math.floor(asked))) : 80;
  const state = 23;
  const room = width - state - 2 * GAP.length;
  const first = Math.min(36, Math.floor(room * 0.46));
  return [first, state, room - first];
};

const conformity = ({ tally: { illisible, bloquant, majeur, a_apprecier, indetermine } }: StatusRow): Words => {
  if (illisible > 0) return ['illisible', 'illisible'];
  if (bloquant > 0) return [counted(bloquant, 'bloquant', 'bloquants'), 'bloquant'];
  if (majeur > 0) return [`conforme, ${counted(majeur, 'majeur', 'majeurs')}`, 'majeur'];
  const open = a_apprecier + indetermine;
  return open > 0 ? [`conforme, ${counted(open, 'réserve', 'réserves')}`, 'a_apprecier'] : ['conforme', 'good'];
};

/** By the law of which day, shortly; in the colour of an alert when it is not the document's own. */
const dayWords = ({ day, dayFrom }: StatusRow): Words => {
  const short = day.split('-').reverse().join('/');
  if (dayFrom === 'non_juge') return ['non jugé', 'alert'];
  if (dayFrom === 'aujourdhui') return ['date inconnue', 'alert'];
  return [`au ${short}${dayFrom === 'au' ? ' (--au)' : ''}`, dayFrom === 'au' ? 'alert' : 'dim'];
};

const stateCell = (row: StatusRow): readonly Words[] => {
  const statut = asText(own(STATUTS, row.statut ?? '')) || (row.statut ?? '');
  const [text, style] = conformity(row);
  const said = capital(statut === '' ? text : `${statut}, ${text}`);
  return [style ? [said, style] : [said], dayWords(row)];
};

/** An article that no line cuts. */
const cited = (article: string | undefined): string => (article ? ` (${article.replaceAll(' ', '\u00a0')})` : '');

/** What comes next, before when, by which article; then who, on its own line. */
const nextWords = ({ what, who, article, before, said, past }: Next): readonly Words[] => {
  const when = said === undefined ? '' : ` : ${said}${before ? ` ${frenchDay(before)}` : ''}`;
  const sentence = `${what}${when}${cited(article)}`;
  const style = past ? 'bloquant' : before === null ? 'alert' : undefined;
  return [style ? [sentence, style] : [sentence], ...(who ? [[`→ ${who}`, 'dim'] as const] : [])];
};

/** A path from the folder of the fiche, which is named once, above. */
const rowOf = (row: StatusRow, folder: string): Cells => [
  [
    [row.title, 'strong'],
    [row.document.startsWith(folder) ? row.document.slice(folder.length) : row.document, 'dim'],
  ],
  stateCell(row),
  row.next.length === 0 ? [['–', 'dim']] : row.next.flatMap(nextWords),
];

const rowLines = (cells: Cells, widths: readonly number[], ink: Ink): readonly string[] => {
  const columns = cells.map((words, i) =>
    words.flatMap(([text, style]) => wrap(text, widths[i] ?? 0).map((line): Words => (style ? [line, style] : [line]))),
  );
  return Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, i) =>
    columns
      .map((column, rank) => {
        const [text, style] = column[i] ?? [''];
        const last = rank === columns.length - 1;
        const filled = last ? text : padTo(text, widths[rank] ?? 0);
        return style ? filled.replace(text, () => ink(style, text)) : filled;
      })
      .join(GAP)
      .trimEnd(),
  );
};

/** Folder of the fiche, with its last slash; '' for the current one. */
const folderOf = ({ documents }: Status): string => {
  const fiche = documents.find(({ type }) => type === 'fiche')?.document ?? '';
  return fiche.slice(0, fiche.lastIndexOf('/') + 1);
};

const summary = ({ documents, absent }: Status): string => {
  const unread = documents.filter(({ tally }) => tally.illisible > 0).length;
  const wrong = documents.filter(({ tally }) => tally.illisible === 0 && tally.bloquant > 0).length;
  const right = documents.length - unread - wrong;
  const parts = [
    ...(unread > 0 ? [counted(unread, 'illisible', 'illisibles')] : []),
    ...(wrong > 0 ? [counted(wrong, 'à corriger', 'à corriger')] : []),
    ...(right > 0 ? [counted(right, 'conforme', 'conformes')] : []),
  ];
  const missing = absent && absent.length > 0 ? ` ; ${counted(absent.length, 'absent', 'absents')} du dossier` : '';
  const partial = absent ? '' : ' Dossier lu en partie : ce qui y manque n’est pas cherché.';
  return `${counted(documents.length, 'document', 'documents')} : ${parts.join(', ')}${missing}.${partial}`;
};

const blockLines = (status: Status, widths: readonly number[], ink: Ink): readonly string[] => {
  const width = widths.reduce((sum, one) => sum + one + GAP.length, -GAP.length);
  const absent = (status.absent ?? []).map(
    ({ title, article, since }): Cells => [
      [[title, 'strong']],
      [['Absent du dossier', 'bloquant']],
      [[`À verser au dossier${since ? `, dû depuis le ${frenchDay(since)}` : ''}${cited(article)}`]],
    ],
  );
  const folder = folderOf(status);
  const rows = [...status.documents.map((row) => rowOf(row, folder)), ...absent];
  const title = `${status.groupement}${folder && ` (${folder.slice(0, -1)})`} — le dossier au ${frenchDay(status.today)}`;
  const cut = widths.map((one) => '─'.repeat(one)).join(GAP);
  return [
    ...wrap(title, width).map((line) => ink('title', line)),
    '',
    HEAD.map((word, i) => padTo(word, widths[i] ?? 0))
      .join(GAP)
      .trimEnd(),
    cut,
    ...rows.flatMap((row) => rowLines(row, widths, ink)),
    '',
    ...wrap(summary(status), width),
  ];
};

/** The dossiers on one screen, one block a groupement: each document, its state, what comes next. */
export const statusText = (
  statuses: readonly Status[],
  { width, color }: Pick<ReportContext, 'width' | 'color'>,
): string => {
  const ink = inkFor(color);
  const blocks = clean(statuses).map((status) => blockLines(status, columnsOf(width), ink));
  return `${blocks.map((lines) => lines.map(inert).join('\n')).join('\n\n\n')}\n`;
};

/** Number of the shape of the JSON; it grows when a reader of the former shape could be misled. */
const FORMAT = 1;

/** The same as JSON, for other programs. */
export const statusJson = (statuses: readonly Status[], tool: string): string =>
  escaped(`${JSON.stringify({ format: FORMAT, tool, groupements: statuses }, null, 2)}\n`);

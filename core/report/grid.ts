import type { Coverage, CoverageItem, CoverageRow, CoverageState } from '../diagnostic.js';
import type { Ink, Style } from './ink.js';
import { displayWidth, hang, padTo, wrap } from './width.js';
import { STATE_WORDS } from './words.js';

const INDENT = '  ';
const STYLES: Readonly<Record<CoverageState, Style>> = {
  couvert: 'good',
  manquant: 'bloquant',
  a_apprecier: 'a_apprecier',
  sans_objet: 'dim',
  indetermine: 'indetermine',
};

/** One column of the grid of filières: what heads it, and its rank in the states of a row. */
interface Column {
  readonly heading: string;
  readonly rank: number;
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));

const legend = (width: number): readonly string[] => {
  const words = Object.values(STATE_WORDS).map(({ sign, word }) => `${sign} ${word.replaceAll(' ', ' ')}`);
  return hang(INDENT, words.join(' · '), width);
};

const stateWords = (state: CoverageState): string => `${STATE_WORDS[state].sign} ${STATE_WORDS[state].word}`;

const itemLines = (items: readonly CoverageItem[], width: number, ink: Ink): readonly string[] => {
  const numbers = widest(items.map(({ number }) => number));
  const states = widest((Object.keys(STYLES) as CoverageState[]).map(stateWords));
  return items.flatMap(({ number, title, state }) => {
    const said = padTo(stateWords(state), states);
    const [first = '', ...rest] = hang(`${INDENT}${said}  ${padTo(number, numbers)}  `, title, width);
    return [first.replace(said, () => ink(STYLES[state], said)), ...rest];
  });
};

const centred = (text: string, width: number): string => {
  const left = Math.ceil((width - displayWidth(text)) / 2);
  return padTo(' '.repeat(Math.max(0, left)) + text, width);
};

const stateOf = (row: CoverageRow, { rank }: Column): CoverageState => row.states[rank] ?? 'indetermine';

const cell = (row: CoverageRow, column: Column, ink: Ink): string => {
  const state = stateOf(row, column);
  const { sign } = STATE_WORDS[state];
  return centred(sign, displayWidth(column.heading)).replace(sign, () => ink(STYLES[state], sign));
};

/** One row; its title may take several lines, and the states stand on the first. */
const rowLines = (row: CoverageRow, label: number, columns: readonly Column[], ink: Ink): readonly string[] => {
  const numbers = displayWidth(row.number) + 2;
  const states = columns.map((column) => cell(row, column, ink));
  return wrap(row.title, Math.max(12, label - numbers)).map((line, rank) => {
    const head = padTo(`${rank === 0 ? row.number : ''}`, numbers) + line;
    const cells = rank === 0 ? states : columns.map(({ heading }) => ' '.repeat(displayWidth(heading)));
    return [`${INDENT}${padTo(head, label)}`, ...cells].join(' │ ').trimEnd();
  });
};

const tableLines = (rows: readonly CoverageRow[], label: number, columns: readonly Column[], ink: Ink) => {
  const head = [INDENT + ' '.repeat(label), ...columns.map(({ heading }) => heading)].join(' │ ');
  const rule = ['─'.repeat(label), ...columns.map(({ heading }) => '─'.repeat(displayWidth(heading)))].join('─┼─');
  return [head, INDENT + rule, ...rows.flatMap((row) => rowLines(row, label, columns, ink))];
};

/**
 * Cuts the columns into blocks that fit in `room` columns of the terminal, as even as can be, one column at least in
 * each.
 */
const blocks = (columns: readonly Column[], room: number): readonly (readonly Column[])[] => {
  const widths = Math.max(1, ...columns.map(({ heading }) => displayWidth(heading) + 3));
  const fitting = Math.max(1, Math.floor(room / widths));
  const count = Math.max(1, Math.ceil(columns.length / fitting));
  const size = Math.max(1, Math.ceil(columns.length / count));
  return Array.from({ length: Math.ceil(columns.length / size) }, (_, i) => columns.slice(i * size, (i + 1) * size));
};

const joined = (tables: readonly (readonly string[])[]): readonly string[] => tables.flatMap((table) => ['', ...table]);

/** The rows a–h against the filières: under their names when all fit in one block, else under numbers told above. */
const filiereLines = ({ filieres, rows }: Coverage, width: number, ink: Ink): readonly string[] => {
  const label = Math.min(widest(rows.map(({ number, title }) => `${number}  ${title}`)), Math.floor(width / 2));
  const room = width - INDENT.length - label;
  const named = filieres.map((heading, rank) => ({ heading, rank }));
  if (named.reduce((sum, { heading }) => sum + displayWidth(heading) + 3, 0) <= room)
    return joined([tableLines(rows, label, named, ink)]);
  const digits = String(filieres.length).length;
  const numbered = filieres.map((_name, rank) => ({ heading: String(rank + 1).padStart(digits), rank }));
  const names = filieres.flatMap((name, rank) => hang(`${INDENT}${numbered[rank]?.heading}  `, name, width));
  return ['', ...names, ...joined(blocks(numbered, room).map((block) => tableLines(rows, label, block, ink)))];
};

/** The coverage grid for a terminal of `width` columns: the legend, the items with their state, then the filières. */
export const gridLines = (coverage: Coverage, width: number, ink: Ink): readonly string[] => {
  const { items, filieres, rows } = coverage;
  const byFiliere = filieres.length > 0 && rows.length > 0;
  if (items.length === 0 && !byFiliere) return [];
  const title = ink('strong', 'Grille de couverture');
  const heading = byFiliere ? ['', `${INDENT}${ink('strong', 'Filière par filière')}`] : [];
  return [
    title,
    ...legend(width),
    ...(items.length > 0 ? ['', ...itemLines(items, width, ink)] : []),
    ...heading,
    ...(byFiliere ? filiereLines(coverage, width, ink) : []),
  ];
};

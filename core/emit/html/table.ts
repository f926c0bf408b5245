import type { Element, ElementContent, Properties } from 'hast';
import type { Table, TableCell, TableData, TableRow } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { sharesOf } from '../shares.js';
import { STYLE } from '../style.js';
import { type AnyNode, plainText } from '../tree.js';
import { el, lines, text } from './make.js';

/** Tables of users with more columns than this are set in smaller type. */
const MANY_COLUMNS = 6;
/** A table of no more columns folds into the narrowest screen: it never scrolls. */
const FOLDING = 2;
/** Least width of a column of the others, in ems. */
const COLUMN = 7;
/** A share of the width under this leaves no room for a word: such widths are not heeded. */
const SMALLEST = 0.02;
/** Width of a printed page, and what a cell keeps around its text, in sizes of the type of a table. */
const ROOM = { upright: 48, landscape: 74 } as const;
const PADDING = (2 * STYLE.space.cellX) / STYLE.size.table;

const isBlank = (cell: TableCell | undefined): boolean => !cell || plainText(cell as AnyNode).trim() === '';

/** A shade says nothing to who cannot see it: a cell left empty gets the name of its state. */
function content(cell: TableCell, state: State): readonly ElementContent[] {
  const shade = cell.data?.state;
  return shade && isBlank(cell) ? [text(STYLE.state[shade].label)] : state.all(cell);
}

const classes = (...names: readonly (string | false | null | undefined)[]): Properties => {
  const className = names.filter((name): name is string => Boolean(name));
  return className.length > 0 ? { className } : {};
};

const isShaded = (cell: TableCell): boolean => cell.data?.state !== undefined;

const columnCount = ({ children }: Table): number => Math.max(0, ...children.map((row) => row.children.length));

function headRow(row: TableRow, { align }: Table, count: number, state: State): Element {
  const cells = Array.from({ length: count }, (_, column) => {
    const cell = row.children[column];
    if (!cell || isBlank(cell)) return el('td', {});
    return el('th', { scope: 'col', ...classes(align?.[column]) }, ...content(cell, state));
  });
  return el('tr', {}, ...cells);
}

/** In a grid of states, the words just before the first state name the row. */
function bodyRow(row: TableRow, { align }: Table, count: number, state: State): Element {
  const naming = row.children.findIndex(isShaded) - 1;
  const cells = Array.from({ length: count }, (_, column) => {
    const cell = row.children[column];
    if (!cell) return el('td', {});
    const shade = cell.data?.state;
    const look = classes(align?.[column], shade && 'state', shade);
    if (column === naming && !isBlank(cell)) return el('th', { scope: 'row', ...look }, ...content(cell, state));
    return el('td', look, ...content(cell, state));
  });
  return el('tr', {}, ...cells);
}

function captionOf({ caption, summary }: TableData): readonly Element[] {
  if (!caption && !summary) return [];
  const spoken = summary ? [el('span', { className: ['spoken'] }, caption ? ` ${summary}` : summary)] : [];
  return [el('caption', {}, ...(caption ? [caption] : []), ...spoken)];
}

/** The widths that the table carries, or else shares drawn from what its cells hold. */
function sharesFor({ children, data }: Table, count: number): readonly number[] {
  const given = data?.widths;
  if (given?.length === count && given.every((share) => share >= SMALLEST)) return given;
  const texts = (column: number) =>
    children.map(({ children: cells }) => cells[column]).map((cell) => (cell ? plainText(cell as AnyNode) : ''));
  const columns = Array.from({ length: count }, (_, column) => texts(column));
  return sharesOf(columns, ROOM[data?.landscape ? 'landscape' : 'upright'], PADDING);
}

function columns(node: Table, count: number): Element {
  const shares = sharesFor(node, count);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const width = (share: number) => `width:${((100 * share) / total).toFixed(1)}%`;
  return el('colgroup', {}, ...shares.map((share) => el('col', { style: width(share) })));
}

function parts(node: Table, count: number, state: State): readonly Element[] {
  const [first, ...rest] = node.children;
  const rows = (some: readonly TableRow[]) => lines(some.map((row) => bodyRow(row, node, count, state)));
  if (!first || rest.length === 0) return [el('tbody', {}, ...rows(node.children))];
  const head = first.children.every(isBlank) ? [] : [el('thead', {}, headRow(first, node, count, state))];
  return [...head, el('tbody', {}, ...rows(rest))];
}

/** A table in a frame of its own: one that is wider than the screen scrolls there, with the keyboard too. */
export function table(state: State, node: Table): Element | undefined {
  const count = columnCount(node);
  if (count === 0) return undefined;
  const data = node.data ?? {};
  const look = classes((data.compact ?? count > MANY_COLUMNS) && 'compact');
  const scrolls = count > FOLDING;
  const room: Properties = scrolls ? { style: `min-width:${count * COLUMN}em` } : {};
  const ariaLabel = data.caption || data.summary || 'Tableau';
  const frame: Properties = scrolls ? { role: 'group', tabIndex: 0, ariaLabel } : {};
  const set = el(
    'table',
    { ...look, ...room },
    ...lines([...captionOf(data), columns(node, count), ...parts(node, count, state)]),
  );
  return el('div', { ...classes('table', data.landscape && 'wide'), ...frame }, set);
}

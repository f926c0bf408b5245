import type { Table, TableRow } from 'mdast';
import { type AnyNode, descend, plainText } from '../tree.js';
import { staysWhole } from '../whole.js';
import { line, type SetNote, setRuns } from './inline.js';
import type { Cell, Row, TableBlock } from './nodes.js';
import { linesOf } from './runs.js';
import { runsOf, type Scope } from './scope.js';
import { type Column, columnsOf } from './widths.js';

/** Rows of no more lines stay on one page; a taller one may break, for notes and headers take their share of pages. */
const WHOLE_ROW = 10;
/** Tables of users with more columns than this are set in smaller type. */
const MANY_COLUMNS = 6;

const EMPTY: Cell = { c: [], hyphens: false, state: null };

const ACTIVE: ReadonlySet<string> = new Set(['footnoteReference', 'link', 'linkReference']);

/** The path of a file or a piece of code means what it says, to the letter: no hyphen may be added to it. */
const isLiteral = (cell: AnyNode): boolean => descend(cell).some(({ type }) => type === 'inlineCode');

const isActive = (cell: AnyNode): boolean => descend(cell).some(({ type }) => ACTIVE.has(type));

function setRow(row: TableRow, columns: readonly Column[], scope: Scope, setNote: SetNote): Row {
  const cells = columns.map(({ room, narrow }, index): Cell => {
    const cell = row.children[index];
    if (!cell) return EMPTY;
    // A hyphen that falls at the edge of a link belongs to neither side, and the engine fails on it.
    const hyphens = narrow && !isActive(cell as AnyNode) && !isLiteral(cell as AnyNode);
    // Words that all fit, measured one by one, need no spot to break at.
    const cuts = narrow ? { room, hyphens } : { hyphens };
    const c = setRuns(cell.children as readonly AnyNode[], { ...runsOf(scope), ...cuts }, setNote);
    return { c, hyphens, state: cell.data?.state ?? null };
  });
  // In a note there may be less room than a page.
  if (scope.openNotes.size > 0) return { cells, whole: false };
  return { cells, whole: columns.every(({ room }, index) => linesOf(cells[index]?.c ?? [], room) <= WHOLE_ROW) };
}

const textsOf = (table: Table): readonly (readonly string[])[] =>
  table.children.map((row) => row.children.map((cell) => plainText(cell as AnyNode)));

const isBlank = (row: Row): boolean => row.cells.every(({ c }) => c.every((run) => run === ' '));

/** Flattens a table; rows shorter than the others are completed with empty cells. */
export function setTable(table: Table, scope: Scope, setNote: SetNote): TableBlock {
  const count = Math.max(1, ...table.children.map((row) => row.children.length));
  const compact = table.data?.compact ?? count > MANY_COLUMNS;
  const columns = columnsOf(table, count, compact, scope);
  scope.summaries.push(scope.fitted(table.data?.summary ?? ''));
  const [first, ...rows] = table.children.map((row) => setRow(row, columns, scope, setNote));
  const blank = first && isBlank(first) && rows.length > 0;
  // A header repeats on every page, so it must fit one.
  const head = first?.whole && !isBlank(first) ? first : null;
  const isGrid = (index: number) => rows.some(({ cells }) => cells[index]?.state);
  return {
    k: 'table',
    widths: columns.map(({ share }) => share),
    align: columns.map((_, index) => table.align?.[index] ?? (isGrid(index) ? 'center' : 'left')),
    caption: line(table.data?.caption ?? '', scope),
    compact,
    landscape: table.data?.landscape ?? false,
    head,
    repeat: !table.children[0]?.children.some((cell) => isActive(cell as AnyNode)),
    together: scope.openNotes.size === 0 && staysWhole(textsOf(table)),
    keep: false,
    rows: first && !head && !blank ? [first, ...rows] : rows,
  };
}

import {
  type FileChild,
  type ITableCellOptions,
  Paragraph,
  type ParagraphChild,
  type Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import type { AlignType, TableCell as CellNode, TableRow as RowNode, Table as TableNode } from 'mdast';
import { STYLE } from '../style.js';
import { staysWhole } from '../whole.js';
import { DescribedTable } from './described.js';
import { inlines } from './inline.js';
import { paragraph, surrounded } from './place.js';
import type { Scope } from './scope.js';
import { cellTextStyle, headerStyle, stateStyle } from './styles/names.js';
import { plainText } from './survey.js';
import { hex } from './units.js';
import { columnWidths } from './widths.js';
import { words } from './words.js';

/** Beyond, the type is made smaller so that the columns stay legible. */
const WIDE = 6;
// Word opens no table of more than 63 columns.
const MOST_COLUMNS = 60;

/** What all the cells of a table share. */
interface Grid {
  readonly widths: readonly number[];
  readonly align: readonly AlignType[];
  readonly compact: boolean;
  /** Columns of states. */
  readonly shaded: readonly boolean[];
  readonly scope: Scope;
}

/** Where a row stands in its table. */
interface Row {
  readonly header: boolean;
  /** No page end may come after it. */
  readonly keepNext: boolean;
}

/** No row stays alone at the foot of a page or at the head of the next: nobody would look for it there. */
const keepsNext = (index: number, count: number, whole: boolean, held: boolean): boolean =>
  index === count - 1 ? held : whole || index < 2 || index === count - 2;

const textsOf = ({ children }: TableNode): readonly (readonly string[])[] =>
  children.map((row) => row.children.map(plainText));

function cellText(cell: CellNode | undefined, scope: Scope): readonly ParagraphChild[] {
  if (!cell) return [];
  const state = cell.data?.state;
  // A shade says nothing to who cannot see it: a cell left empty gets the name of its state.
  if (state && plainText(cell).trim() === '') return [new TextRun({ text: STYLE.state[state].label })];
  return inlines(cell.children, {}, scope);
}

function shade(cell: CellNode | undefined): Partial<ITableCellOptions> {
  const state = cell?.data?.state;
  return state ? { shading: { type: 'clear', color: 'auto', fill: hex(STYLE.state[state].ground) } } : {};
}

function cellStyle(cell: CellNode | undefined, header: boolean, { compact }: Grid): string {
  if (header) return headerStyle(compact);
  return cell?.data?.state ? stateStyle(cell.data.state, compact) : cellTextStyle(compact);
}

function tableCell(cell: CellNode | undefined, column: number, row: Row, grid: Grid): TableCell {
  const align = grid.align[column] ?? (grid.shaded[column] ? 'center' : undefined);
  const { header, keepNext } = row;
  return new TableCell({
    width: { size: grid.widths[column] ?? 0, type: 'dxa' },
    ...(header && { verticalAlign: 'bottom' as const }),
    ...shade(cell),
    children: [
      new Paragraph({
        style: cellStyle(cell, header, grid),
        ...(keepNext && { keepNext: true }),
        ...(align && { alignment: align }),
        children: cellText(cell, grid.scope),
      }),
    ],
  });
}

function tableRow(row: RowNode, place: Row, grid: Grid): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(place.header && { tableHeader: true }),
    children: grid.widths.map((_, column) => tableCell(row.children[column], column, place, grid)),
  });
}

const columnCount = ({ children }: TableNode): number => Math.max(0, ...children.map((row) => row.children.length));

/** What a screen reader says of a table that nobody described. */
function columnNames({ children: [header] }: TableNode): string {
  const names = header?.children.map((cell) => plainText(cell).trim()).filter(Boolean) ?? [];
  return names.length > 0 ? `Colonnes\u00a0: ${names.join(', ')}.` : '';
}

function grid(node: TableNode, scope: Scope): Table {
  const count = columnCount(node);
  const compact = node.data?.compact ?? count > WIDE;
  const size = compact ? STYLE.size.compact : STYLE.size.table;
  const widths = columnWidths(node, count, scope.width - scope.indent, size);
  const shaded = widths.map((_, column) => node.children.some((row) => row.children[column]?.data?.state));
  const cells: Grid = {
    widths,
    align: node.align ?? [],
    compact,
    shaded,
    scope,
  };
  const together = staysWhole(textsOf(node));
  const rows = node.children.length;
  return new DescribedTable(
    {
      style: shaded.includes(true) ? 'GrilleGht' : 'TableauGht',
      layout: 'fixed',
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: 'dxa' },
      columnWidths: widths,
      ...(scope.indent > 0 && { indent: { size: scope.indent, type: 'dxa' as const } }),
      tableLook: { firstRow: true, noVBand: true, noHBand: true },
      rows: node.children.map((row, index) =>
        tableRow(row, { header: index === 0, keepNext: keepsNext(index, rows, together, scope.held === true) }, cells),
      ),
    },
    node.data?.caption ?? '',
    node.data?.summary ?? columnNames(node),
  );
}

/** Notes hold no table: each row becomes a line. */
const asLines = (node: TableNode, scope: Scope): readonly FileChild[] =>
  node.children.map((row) => {
    const cells = row.children.map((cell, index) => [
      ...(index > 0 ? [new TextRun({ text: '\u00a0| ' })] : []),
      ...inlines(cell.children, {}, scope),
    ]);
    return paragraph(cells.flat(), scope);
  });

function columns(node: TableNode, from: number, to: number): TableNode {
  const { widths: _widths, ...data } = node.data ?? {};
  const children = node.children.map((row) => ({ ...row, children: row.children.slice(from, to) }));
  return { ...node, data, align: (node.align ?? []).slice(from, to), children };
}

/** A table: caption above, header row repeated on each page, rows never cut by a page end. */
export function table(node: TableNode, scope: Scope): readonly FileChild[] {
  if (scope.inNote) return asLines(node, scope);
  const count = columnCount(node);
  if (count === 0) return [];
  if (count > MOST_COLUMNS) {
    return [columns(node, 0, MOST_COLUMNS), columns(node, MOST_COLUMNS, count)].flatMap((part) => table(part, scope));
  }
  const caption = node.data?.caption;
  const { closing: _closing, held, ...above } = scope;
  const lead = { indent: { left: scope.indent }, ...surrounded(above) };
  return [
    ...(caption ? [new Paragraph({ style: 'Caption', ...lead, children: words(caption) })] : []),
    ...(!caption && scope.pageBreakBefore ? [new Paragraph({ style: 'Espace', pageBreakBefore: true })] : []),
    grid(node, scope),
    // Word has no space below a table; and LibreOffice leaves at the foot of a page titles that touch one.
    new Paragraph({ style: 'ApresTableau', ...(held && { keepNext: true }) }),
  ];
}

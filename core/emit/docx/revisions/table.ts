import { type Alignable, align, type Step } from '../../../compare/align.js';
import { bareWords } from '../../../compare/words.js';
import { child, elements, type Markup, make, textIn, withChildren } from './markup.js';
import { changedParagraph, loneParagraph } from './paragraph.js';
import type { Change, Redline } from './redline.js';

interface Row extends Alignable {
  readonly row: Markup;
}

const named = (node: Markup, name: string): readonly Markup[] => elements(node).filter((one) => one.name === name);
const cellsOf = (row: Markup): readonly Markup[] => named(row, 'w:tc');
const linesOf = (cell: Markup): readonly Markup[] => named(cell, 'w:p');

/** Rows of one make: as many cells, each of as many paragraphs, so that one can be set in the place of the other. */
const makeOf = (row: Markup): string =>
  cellsOf(row)
    .map((cell) => linesOf(cell).length)
    .join();

const rowsOf = (table: Markup): readonly Row[] =>
  named(table, 'w:tr').map((row) => {
    const texts = cellsOf(row).map(textIn);
    return { row, key: texts.join('\u0000'), kind: makeOf(row), words: texts.flatMap(bareWords) };
  });

/** A table of which both versions are known: its rows are kept, changed cell by cell, inserted or deleted. */
export const changedTable = (a: Markup, b: Markup, line: Redline): Markup => {
  const rows = align(rowsOf(a), rowsOf(b)).map((step) => row(step, b, line));
  return withChildren(b, [...elements(b).filter(({ name }) => name !== 'w:tr'), ...rows]);
};

/** A table that one version alone has. */
export const loneTable = (table: Markup, change: Change, line: Redline): Markup => {
  const rows = named(table, 'w:tr').map((one) => loneRow(one, change, line));
  return withChildren(table, [...elements(table).filter(({ name }) => name !== 'w:tr'), ...rows]);
};

const row = ({ a, b }: Step<Row>, table: Markup, line: Redline): Markup => {
  if (a && b) return changedRow(a.row, b.row, line);
  return b ? loneRow(b.row, 'ins', line) : fitted(loneRow((a as Row).row, 'del', line), table);
};

const changedRow = (a: Markup, b: Markup, line: Redline): Markup => {
  const older = cellsOf(a);
  let column = 0;
  return withChildren(
    b,
    elements(b).map((one) => (one.name === 'w:tc' ? changedCell(older[column++] ?? one, one, line) : one)),
  );
};

const changedCell = (a: Markup, b: Markup, line: Redline): Markup => {
  const older = linesOf(a);
  let rank = 0;
  return withChildren(
    b,
    elements(b).map((one) => (one.name === 'w:p' ? changedParagraph(older[rank++] ?? one, one, line) : one)),
  );
};

const loneRow = (row: Markup, change: Change, line: Redline): Markup => {
  const properties = make('w:trPr', {}, [...(child(row, 'w:trPr')?.children ?? []), line.mark(`w:${change}`)]);
  const cells = cellsOf(row).map((cell) =>
    withChildren(
      cell,
      elements(cell).map((one) => (one.name === 'w:p' ? loneParagraph(one, change, line) : one)),
    ),
  );
  return withChildren(row, [properties, ...cells]);
};

/** A row of the older table takes the widths of the newer one. */
const fitted = (row: Markup, table: Markup): Markup => {
  const widths = elements(child(table, 'w:tblGrid') ?? make('w:tblGrid')).map(
    ({ attributes }) => attributes['w:w'] ?? '0',
  );
  let column = 0;
  return withChildren(
    row,
    elements(row).map((one) => (one.name === 'w:tc' ? widened(one, widths[column++]) : one)),
  );
};

const widened = (cell: Markup, width: string | undefined): Markup => {
  const properties = child(cell, 'w:tcPr');
  if (!properties || width === undefined) return cell;
  const size = make('w:tcW', { 'w:type': 'dxa', 'w:w': width });
  const set = withChildren(
    properties,
    elements(properties).map((one) => (one.name === 'w:tcW' ? size : one)),
  );
  return withChildren(cell, [set, ...elements(cell).filter((one) => one !== properties)]);
};

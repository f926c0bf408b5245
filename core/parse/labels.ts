import type { List, ListItem, RootContent, Table, TableCell, TableRow } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString as textOf } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Node } from 'unist';
import { proseCutter } from './notes.js';

/** A label (the name of an établissement) and the Markdown that goes with it. */
export type Labelled = readonly [label: string, text: string];

/**
 * Texts by label, from any of the ways authors write them: a table whose first column is the label, a list whose items
 * begin with « **Label** : », or paragraphs that begin so. What has no label comes with an empty one.
 */
export const byLabel = (prose: string): readonly Labelled[] => {
  const notes = proseCutter(prose);
  const body = notes.bare(0, prose.length);
  if (body === '') return [];
  return treeOf(body)
    .flatMap((node) => read(node, body))
    .map(([label, text]) => [label, notes.carry(text)]);
};

/** A row of a table: the heading of each column, and what the row says there. */
export type Row = readonly (readonly [head: string, text: string])[];

/** Rows of the tables of a text, and what else it says. */
export const tabled = (prose: string): { readonly rows: readonly Row[]; readonly rest: string } => {
  const notes = proseCutter(prose);
  const body = notes.bare(0, prose.length);
  const nodes = body === '' ? [] : treeOf(body);
  const rest = nodes.filter(({ type }) => type !== 'table').map((node) => slice(node, body));
  const rows = nodes.flatMap((node) => (node.type === 'table' ? rowsOf(node, body) : []));
  return {
    rows: rows.map((row) => row.map(([head, text]) => [head, notes.carry(text)])),
    rest: rest.join('\n\n'),
  };
};

const rowsOf = ({ children: [head, ...rows] }: Table, prose: string): readonly Row[] =>
  rows.map((row) => row.children.map((cell, i) => [textOf(head?.children[i] ?? cell), cellText(cell, prose)] as const));

const cellText = (cell: TableCell, prose: string): string =>
  cell.children
    .map((node) => slice(node, prose))
    .join('')
    .trim();

const treeOf = (body: string): readonly RootContent[] =>
  fromMarkdown(body, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children;

const read = (node: RootContent, prose: string): readonly Labelled[] => {
  if (node.type === 'table') return fromTable(node, prose);
  if (node.type === 'list') return fromList(node, prose);
  const text = slice(node, prose);
  return [(node.type === 'paragraph' ? split(text) : undefined) ?? ['', text]];
};

const fromTable = (table: Table, prose: string): readonly Labelled[] => {
  const [head, ...rows] = table.children;
  return rows.map((row) => [textOf(row.children[0] ?? row), rest(head, row, prose)]);
};

/** A third column and those after keep their heading: « Échéance : 2024 ». */
const rest = (head: TableRow | undefined, row: TableRow, prose: string): string => {
  const cells = row.children.slice(1).map((cell) => cellText(cell, prose));
  if (cells.length < 2) return cells[0] ?? '';
  const named = cells.map((cell, i) => `${textOf(head?.children[i + 1] ?? row)} : ${cell}`);
  return named.filter((_, i) => cells[i]).join('\n\n');
};

const fromList = (list: List, prose: string): readonly Labelled[] =>
  list.children.map((item) => split(body(item, prose)) ?? ['', body(item, prose)]);

/** Text of a list item, its own indentation removed so that nested lists stay lists. */
const body = (item: ListItem, prose: string): string => {
  const column = (item.children[0]?.position?.start.column ?? 1) - 1;
  const from = item.children[0]?.position?.start.offset ?? 0;
  const to = item.children.at(-1)?.position?.end.offset ?? from;
  return prose.slice(from, to).replaceAll(new RegExp(`\\n {1,${Math.max(1, column)}}`, 'g'), '\n');
};

const LABEL = /^\s*(?:\*\*|__)([^*_\n]+)(?:\*\*|__)\s*[:—–-]?\s*([\s\S]*)$/;

const split = (text: string): Labelled | undefined => {
  const match = LABEL.exec(text);
  return match ? [bare((match[1] ?? '').trim()), (match[2] ?? '').trim()] : undefined;
};

/** A label without the colon or the dash that ends it, unless it is nothing else. */
const bare = (label: string): string => label.replace(/[:—–]$/, '').trim() || label;

const slice = (node: Node, prose: string): string =>
  prose.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

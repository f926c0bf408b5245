import type {
  BlockContent,
  Heading,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
  TableData,
} from 'mdast';
import type { CoverageState } from '../diagnostic.js';

/** A piece of plain text. */
export const text = (value: string): PhrasingContent => ({ type: 'text', value });

/** A paragraph of plain text. */
export const paragraph = (value: string): Paragraph => ({ type: 'paragraph', children: [text(value)] });

/** A paragraph in italics, for what ght itself says within the document. */
export const note = (value: string): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'emphasis', children: [text(value)] }],
});

/** A heading, with the number that the article gives it. */
export const heading = (depth: number, title: string, number?: string): Heading => ({
  type: 'heading',
  depth: Math.max(1, Math.min(6, depth)) as Heading['depth'],
  children: [text(title)],
  ...(number ? { data: { number } } : {}),
});

/** What goes in a cell: plain text, inline content, or a state of the grid with its wording. */
export type Cell = string | readonly PhrasingContent[] | { readonly state: CoverageState; readonly text: string };

/** A table made by ght: head, rows, and what the emitters should know of it. */
export const table = (head: readonly string[], rows: readonly (readonly Cell[])[], data: TableData): Table => ({
  type: 'table',
  data,
  children: [head, ...rows].map((cells) => ({ type: 'tableRow', children: cells.map(cell) })),
});

const cell = (content: Cell): TableCell => {
  if (typeof content === 'string') return { type: 'tableCell', children: content === '' ? [] : [text(content)] };
  if ('state' in content) {
    return { type: 'tableCell', children: [text(content.text)], data: { state: content.state } };
  }
  return { type: 'tableCell', children: [...content] };
};

/**
 * Blocks flattened for a table cell: paragraphs, list items and headings follow one another, each on its own line.
 * Returns undefined when a block cannot live in a cell (table, note definition): it must stay in the text.
 */
export const inCell = (blocks: readonly RootContent[]): readonly PhrasingContent[] | undefined => {
  const lines = blocks.map(linesOf);
  if (lines.includes(undefined)) return undefined;
  return lines
    .flatMap((line) => line ?? [])
    .flatMap((line, i) => (i === 0 ? line : [{ type: 'break' as const }, ...line]));
};

type Lines = readonly (readonly PhrasingContent[])[];

const linesOf = (block: RootContent | BlockContent): Lines | undefined => {
  if (block.type === 'paragraph' || block.type === 'heading') return [block.children];
  if (block.type !== 'list') return undefined;
  const items = block.children.map((item, i) =>
    itemLines(item.children as readonly BlockContent[], block.ordered ? `${(block.start ?? 1) + i}. ` : '– '),
  );
  return items.includes(undefined) ? undefined : items.flatMap((lines) => lines ?? []);
};

const itemLines = (blocks: readonly BlockContent[], bullet: string): Lines | undefined => {
  const lines = blocks.map(linesOf);
  if (lines.includes(undefined)) return undefined;
  return lines.flatMap((line) => line ?? []).map((line, i) => (i === 0 ? [text(bullet), ...line] : line));
};

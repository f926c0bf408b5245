import type { Table } from 'mdast';
import { widthOf } from '../../draw/measure.js';
import { sharesOf } from '../shares.js';
import { type Look, STYLE } from '../style.js';
import { type AnyNode, plainText } from '../tree.js';
import type { Scope } from './scope.js';

const POINTS_A_MM = 72 / 25.4;
/** Width of a character of the house font, in ems: a wide estimate of the average. */
const CHARACTER = 0.56;

/** What a list or a quote takes off the width of a table within, points: a wide estimate. */
const INSET = 1.4 * STYLE.space.indent;

/** A share of the width under this leaves no room for a word: such widths are not heeded. */
const SMALLEST = 0.02;

/** A column: its share of the table, how many characters a line of it holds, and whether all its words do fit. */
export interface Column {
  readonly share: number;
  readonly room: number;
  readonly narrow: boolean;
}

/** Width of the longest word, in sizes of its type. */
const longestWord = (texts: readonly string[]): number =>
  Math.max(0, ...texts.flatMap((text) => text.split(/\s+|(?<=-)/u)).map((word) => widthOf(word, 1)));

/** Width of the text of a page, points. */
function textWidth({ page: { width, height, left, right } }: Look, landscape: boolean): number {
  return ((landscape ? height : width) - left - right) * POINTS_A_MM;
}

/** The columns of a table: the widths it carries, or else shares drawn from what its cells hold. */
export function columnsOf(table: Table, count: number, compact: boolean, { depth, look }: Scope): readonly Column[] {
  const rows = table.children.map((row) => row.children.map((cell) => plainText(cell as AnyNode)));
  const columns = Array.from({ length: count }, (_, index) => rows.map((row) => row[index] ?? ''));
  const given = table.data?.widths;
  const fits = given?.length === count && given.every((share) => share >= SMALLEST);
  const size = compact ? STYLE.size.compact : STYLE.size.table;
  const padding = 2 * (STYLE.space.cellX - (compact ? 1 : 0));
  const width = Math.max(0, textWidth(look, table.data?.landscape ?? false) - INSET * depth);
  const shares = fits ? given : sharesOf(columns, width / size, padding / size);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return columns.map((texts, index) => {
    const share = shares[index] ?? 1;
    const ems = ((share / total) * width - padding) / size;
    return { share, room: Math.max(1, Math.floor(ems / CHARACTER)), narrow: longestWord(texts) > ems };
  });
}

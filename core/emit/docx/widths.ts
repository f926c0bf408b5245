import type { Table } from 'mdast';
import { plainText } from './survey.js';

const LONGEST_WORD = 24;
const LONGEST_TEXT = 120;
// A column of long sentences gets more room than one of short words, but not in proportion.
const FLATTENING = 0.75;
const PADDING = 2;

/** Room that a column asks for, in characters: its longest word at least, more when its texts are long. */
function need(texts: readonly string[]): number {
  const word = Math.max(1, ...texts.flatMap((text) => text.split(/[\s\u00a0]+/)).map((part) => part.length));
  const longest = Math.max(1, ...texts.map((text) => text.length));
  return Math.max(Math.min(word, LONGEST_WORD), Math.min(longest, LONGEST_TEXT) ** FLATTENING) + PADDING;
}

const valid = (shares: readonly number[] | undefined, count: number): shares is readonly number[] =>
  shares?.length === count && shares.every((share) => Number.isFinite(share) && share > 0);

/** Widths of the columns, twips, that add up to `total`: as the table says, or from what its cells hold. */
export function columnWidths(table: Table, count: number, total: number): readonly number[] {
  const given = table.data?.widths;
  const columns = Array.from({ length: count }, (_, column) => column);
  const texts = (column: number) =>
    table.children.map(({ children: cells }) => cells[column]).map((cell) => (cell ? plainText(cell) : ''));
  const shares = valid(given, count) ? given : columns.map((column) => need(texts(column)));
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => Math.max(1, Math.floor((share / sum) * total)));
}

import type { Table } from 'mdast';
import { sharesOf } from '../shares.js';
import { STYLE } from '../style.js';
import { plainText } from './survey.js';
import { twips } from './units.js';

const valid = (shares: readonly number[] | undefined, count: number): shares is readonly number[] =>
  shares?.length === count && shares.every((share) => Number.isFinite(share) && share > 0);

/**
 * Widths of the columns, twips, that add up to `total`: as the table says, or from what its cells hold, set in type of
 * that size (points).
 */
export function columnWidths(table: Table, count: number, total: number, size: number): readonly number[] {
  const given = table.data?.widths;
  const columns = Array.from({ length: count }, (_, column) => column);
  const texts = (column: number) =>
    table.children.map(({ children: cells }) => cells[column]).map((cell) => (cell ? plainText(cell) : ''));
  const drawn = () => sharesOf(columns.map(texts), total / twips(size), (2 * STYLE.space.cellX) / size);
  const shares = valid(given, count) ? given : drawn();
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => Math.max(1, Math.floor((share / sum) * total)));
}

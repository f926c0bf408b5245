import type { Place } from '../diagnostic.js';
import { displayWidth, graphemes } from './width.js';

/** The quoted line and the carets under it, each behind the same gutter. */
interface Frame {
  readonly source: string;
  readonly marks: string;
}

/** One character of the quoted line as it is shown, and where it stands in the source (UTF-16 units from 0). */
interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly width: number;
}

/** Characters read on each side of the mark: more than any window shows, far less than a line without end. */
const REACH = 400;
const HIDDEN = /^[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff]$/u;

/** Shows what a terminal would obey: a tab as one space, a control character by its picture or its code. */
const visible = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\t') return ' ';
  if (!HIDDEN.test(character)) return character;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
};

const cellsOf = (line: string, from: number, to: number): readonly Cell[] => {
  let start = from;
  return graphemes(line.slice(from, to)).map((character) => {
    const text = [...character].map(visible).join('');
    const cell = { text, start, end: start + character.length, width: displayWidth(text) };
    start = cell.end;
    return cell;
  });
};

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, { width }) => sum + width, 0);

/** Grows a window around the first marked cell, a quarter of it to the left, the rest to the right, then left again. */
const windowAround = (cells: readonly Cell[], mark: number, room: number): readonly [from: number, to: number] => {
  const width = (rank: number): number => cells[rank]?.width ?? Number.POSITIVE_INFINITY;
  let [from, to, used] = [mark, mark, 0];
  const growLeft = (limit: number): void => {
    for (; used + width(from - 1) <= limit; from -= 1) used += width(from - 1);
  };
  growLeft(room / 4);
  for (; used + width(to) <= room; to += 1) used += width(to);
  growLeft(room);
  return [from, to];
};

const marked = (cells: readonly Cell[], place: Place): string =>
  cells
    .map(({ start, end, width }) => {
      const inside = end >= place.column && start + 1 < Math.max(place.endColumn, place.column + 1);
      return (inside ? '^' : ' ').repeat(width);
    })
    .join('')
    .trimEnd();

/** Quotes a line, cut to `room` columns around its mark, with carets under [column, endColumn). */
const quote = (line: string, place: Place, room: number): Frame => {
  const start = place.column - 1;
  const from = Math.max(0, start - REACH);
  const to = Math.min(line.length, start + REACH);
  const cells = cellsOf(line, from, to);
  const first = cells.findLastIndex((cell) => cell.start <= start);
  const whole = widthOf(cells) < room && from === 0 && to === line.length;
  const [left, right] = whole ? [0, cells.length] : windowAround(cells, Math.max(0, first), room - 2);
  const shown = cells.slice(left, right);
  const before = left > 0 || from > 0 ? '…' : '';
  const after = right < cells.length || to < line.length ? '…' : '';
  // A place at the end of a line, or on an empty one, still gets its caret.
  const marks = start < line.length ? marked(shown, place) : `${' '.repeat(widthOf(shown))}^`;
  return { source: before + shown.map(({ text }) => text).join('') + after, marks: ' '.repeat(before.length) + marks };
};

/** Quotes the line of a place in `width` columns; undefined when the file or the line is not there. */
export const frame = (lines: readonly string[] | undefined, place: Place, width: number): Frame | undefined => {
  const line = lines?.[place.line - 1]?.replace(/\r$/, '');
  if (line === undefined) return undefined;
  const number = String(place.line).padStart(4);
  const { source, marks } = quote(line, place, width - number.length - 3);
  return { source: `${number} | ${source}`, marks: `${' '.repeat(number.length)} | ${marks}` };
};

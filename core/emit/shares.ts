import { widthOf } from '../draw/measure.js';

/** A longer word may be cut, and a longer text may go to the next line; ems. */
const LONGEST = { word: 14, text: 9 } as const;
/** What weighs in the widths: a longer table, a longer text look like their beginning. */
const SEEN = { rows: 60, characters: 1500 } as const;
/** Steps in which the room left over is shared. */
const STEPS = 30;
/** Beyond as many columns, none has room for a choice. */
const MANY = 12;
/** What a line less is worth in a cell that does not make the height of its row. */
const ASIDE = 0.05;
/** A row of eight lines looks worse than four rows of two. */
const TALL = 1.25;

/** The pieces of a text that a line cannot cut, ems. */
type Pieces = readonly number[];

const SPACE = widthOf(' ', 1);
/** A line ends at a space that is not a hard one, or after a hyphen. */
const ENDS = /[ \t\n]+|(?<=-)/;

const piecesOf = (text: string): Pieces =>
  text
    .slice(0, SEEN.characters)
    .split(ENDS)
    .filter((piece) => piece !== '')
    .map((piece) => widthOf(piece, 1));

/** How many lines pieces take in that room. */
function linesIn(pieces: Pieces, room: number): number {
  let [lines, used] = [1, 0];
  for (const piece of pieces) {
    const longer = used === 0 ? piece : used + SPACE + piece;
    if (longer > room && used > 0) lines++;
    used = longer > room ? piece : longer;
  }
  return lines;
}

const total = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Lines of each cell of a column, by how many steps wider than its least it is. */
type Lines = (steps: number) => readonly number[];

/** The steps that one column takes, and the height that each of them saves. */
interface Choice {
  readonly gain: number;
  readonly column: number;
  readonly steps: number;
}

/** Height of the rows of a table, one column changed; `others` is what the other columns make of each row. */
function heightOf(cells: readonly number[], others: readonly number[]): number {
  let height = 0;
  for (const [row, lines] of cells.entries()) height += Math.max(lines, others[row] ?? 0) ** TALL + ASIDE * lines;
  return height;
}

/** The steps, all in one column, that save the most for each. */
function bestOf(columns: readonly Lines[], got: readonly number[], free: number): Choice {
  const now = columns.map((lines, column) => lines(got[column] ?? 0));
  let best: Choice = { gain: 0, column: 0, steps: 0 };
  for (const [column, lines] of columns.entries()) {
    const cells = now[column] ?? [];
    const others = cells.map((_, row) => Math.max(...now.map((one, i) => (i === column ? 0 : (one[row] ?? 0)))));
    const before = heightOf(cells, others);
    for (let steps = 1; steps <= free; steps++) {
      const gain = (before - heightOf(lines((got[column] ?? 0) + steps), others)) / steps;
      if (gain > best.gain + 1e-9) best = { gain, column, steps };
    }
  }
  return best;
}

/** Gives the steps, a few at a time, to the column that makes the table shorter; how many each one got. */
function given(columns: readonly Lines[]): readonly number[] {
  let got: readonly number[] = columns.map(() => 0);
  for (let free = STEPS; free > 0; ) {
    const { column, steps } = bestOf(columns, got, free);
    if (steps === 0) break;
    got = got.with(column, (got[column] ?? 0) + steps);
    free -= steps;
  }
  return got;
}

/** Each count of steps is measured once. */
const measured = (cells: readonly Pieces[], least: number, step: number): Lines => {
  const known: (readonly number[])[] = [];
  return (steps) => {
    known[steps] ??= cells.map((pieces) => linesIn(pieces, least + steps * step));
    return known[steps];
  };
};

/** Room shared among columns, by the weight of each. */
const shared = (widths: readonly number[], room: number, weights: readonly number[]): readonly number[] =>
  widths.map((width, i) => width + ((weights[i] ?? 0) / total(weights)) * room);

const widest = (cells: readonly Pieces[], width: (pieces: Pieces) => number): number =>
  Math.max(1, ...cells.map(width));

const length = (pieces: Pieces): number => total(pieces) + SPACE * (pieces.length - 1);

const word = (pieces: Pieces): number => Math.min(LONGEST.word, Math.max(0, ...pieces));

/** A day, a short name read better on one line; a column head may take two. */
const short = (pieces: Pieces): number => (length(pieces) <= LONGEST.text ? length(pieces) : 0);

/**
 * Share of the width that each column of a table gets, by what its cells hold: first the room for its longest word
 * and its short texts, then what makes the table the least tall. `room` is the width of the table, and `padding` what
 * a cell keeps around its text; both in sizes of the type.
 */
export function sharesOf(columns: readonly (readonly string[])[], room: number, padding: number): readonly number[] {
  const cells = columns.map((texts) => texts.slice(0, SEEN.rows).map(piecesOf));
  const natural = cells.map((one) => widest(one, length));
  const bare = cells.map((one) => widest(one, word));
  const whole = cells.map((one, i) => Math.max(bare[i] ?? 0, widest(one.slice(1), short)));
  const padded = (widths: readonly number[]) => widths.map((width) => width + padding);
  const free = room - columns.length * padding;
  const least = total(whole) <= free ? whole : bare;
  const left = free - total(least);
  if (left <= 0 || columns.length > MANY) return padded(least);
  if (total(natural) <= free) return padded(shared(natural, free - total(natural), natural));
  const step = left / STEPS;
  const got = given(cells.map((one, i) => measured(one, least[i] ?? 0, step)));
  const widths = least.map((width, i) => width + (got[i] ?? 0) * step);
  return padded(shared(widths, free - total(widths), natural));
}

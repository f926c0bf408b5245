const LONGEST_WORD = 22;
const LONGEST_TEXT = 160;
/** A column of long sentences gets more room than one of short words, but not in proportion. */
const FLATTENING = 0.75;
const PADDING = 4;

/** Longest piece that cannot be broken: a non-breaking space holds « 11,9 % » together. */
const longestPiece = (texts: readonly string[]): number =>
  Math.max(1, ...texts.flatMap((text) => text.split(/[ \t\n]+|(?<=-)/)).map((piece) => piece.length));

/**
 * Share of the width that each column of a table gets, by what its cells hold: first the room for its longest piece,
 * then the rest by length of text. `room` is how many characters a line of the whole table holds.
 */
export function sharesOf(columns: readonly (readonly string[])[], room: number): readonly number[] {
  const least = columns.map((texts) => Math.min(LONGEST_WORD, longestPiece(texts)) + PADDING);
  const wish = columns.map(
    (texts) => Math.min(LONGEST_TEXT, Math.max(1, ...texts.map((text) => text.length))) ** FLATTENING,
  );
  const left = Math.max(0, room - sum(least));
  return least.map((minimum, i) => minimum + (left * (wish[i] ?? 0)) / sum(wish));
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

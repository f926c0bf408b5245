/** A text without the words that no heading depends on, and where each of its offsets stands in the whole text. */
export interface Condensed {
  readonly text: string;
  readonly original: (offset: number) => number;
}

const FRONT = /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/;

/** Lines between two empty ones. */
const BLOCK = /[^\n]+(?:\n[^\n]+)*/g;

/** A line under words makes a heading of them; a definition may go on in the next lines: there, every word counts. */
const WHOLE = /^[ >]*(?:=+|-+)[ \t]*$|\]:|\t/m;

/** A line that begins as plain words, or as a row of a table: what follows its first letter changes no structure. */
const WORDS = /^((?:[ >]|[-*+] |\d{1,9}[.)] )*(?:\*\*)?[\p{L}|])([^<>\n]+)$/gmu;

/** Leaves, of each line of prose, what tells its structure: nine tenths of a document never say where a heading is. */
export const condense = (text: string): Condensed => {
  const start = FRONT.exec(text)?.[0].length ?? 0;
  const cuts: { readonly at: number; readonly total: number }[] = [];
  let total = 0;
  const body = text.slice(start).replace(BLOCK, (block, from: number) =>
    WHOLE.test(block)
      ? block
      : block.replace(WORDS, (_, kept: string, rest: string, at: number) => {
          cuts.push({ at: start + from + at + kept.length - total, total: total + rest.length });
          total += rest.length;
          return kept;
        }),
  );
  return { text: text.slice(0, start) + body, original: (offset) => offset + removedBefore(cuts, offset) };
};

/** How many characters were cut before an offset of the condensed text. */
const removedBefore = (cuts: readonly { readonly at: number; readonly total: number }[], offset: number): number => {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return cuts[low - 1]?.total ?? 0;
};

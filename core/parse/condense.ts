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
const WORDS = /^((?:[ >]|[-*+] |\d{1,9}[.)] )*\*{0,2}[\p{L}|«(])([^<>\n]+)$/gmu;

/** A paragraph or a table that nothing holds, or a plain list: its first line stands for them all. */
const ALIKE = [
  /^(\*{0,2}[\p{L}|«(])[^<>\n]*(?:\n\*{0,2}[\p{L}|«(][^<>\n]*)*$/u,
  /^(- \*{0,2}[\p{L}«(])[^<>\n]*(?:\n(?:- | {2})\*{0,2}[\p{L}«(][^<>\n]*)*$/u,
];

/** Leaves, of each line of prose, what tells its structure: nine tenths of a document never say where a heading is. */
export const condense = (text: string): Condensed => {
  const start = FRONT.exec(text)?.[0].length ?? 0;
  const cuts: { readonly at: number; readonly total: number }[] = [];
  let total = 0;
  const cut = (at: number, length: number): void => {
    cuts.push({ at: at - total, total: total + length });
    total += length;
  };
  const body = text.slice(start).replace(BLOCK, (block, from: number) => {
    if (WHOLE.test(block)) return block;
    const kept = (ALIKE[0]?.exec(block) ?? ALIKE[1]?.exec(block))?.[1];
    if (kept !== undefined) {
      cut(start + from + kept.length, block.length - kept.length);
      return kept;
    }
    return block.replace(WORDS, (_, kept: string, rest: string, at: number) => {
      cut(start + from + at + kept.length, rest.length);
      return kept;
    });
  });
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

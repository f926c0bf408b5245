/** A text without the words that no heading depends on, and where each of its offsets stands in the whole text. */
export interface Condensed {
  readonly text: string;
  /** What stands in its front matter; the condensed text keeps nothing of it but its two lines « --- ». */
  readonly front: string;
  readonly original: (offset: number) => number;
}

/** The front matter of a text: its first line, what stands between its lines « --- », and the end of it. */
export const FRONT = /^(---[ \t]*\n)((?!---[ \t]*\n)[\s\S]*?)\n---[ \t]*(?:\n|$)/;

/** Lines between two empty ones. */
export const BLOCK = /[^\n]+(?:\n[^\n]+)*/g;

/** A line under words makes a heading of them; a definition may go on in the next lines: there, every word counts. */
const WHOLE = /^[ >]*(?:=+|-+)[ \t]*$|\]:|\t/m;

/** A line that begins as plain words, or as a row of a table: what follows its first letter changes no structure. */
const WORDS = /^((?:[ >]|[-*+] |\d{1,9}[.)] )*\*{0,2}[\p{L}|«(])([^<>\n]+)$/gmu;

/**
 * A paragraph, a table or a footnote that nothing holds, or a plain list: its first line stands for them all, and for
 * those alike that follow, since each leaves what comes next where the one before it did.
 */
const ALIKE = [
  /^(\*{0,2}[\p{L}|«(]|\[\^)[^<>\n]*(?:\n *\*{0,2}(?:[\p{L}|«(]|\d+[^\d.)\n])[^<>\n]*)*$/u,
  /^(- \*{0,2}[\p{L}«(])[^<>\n]*(?:\n(?:- | {2})\*{0,2}[\p{L}«(][^<>\n]*)*$/u,
];

/** Leaves, of each line of prose, what tells its structure: nine tenths of a document never say where a heading is. */
export const condense = (text: string): Condensed => {
  const [head = '', opening = '', front = ''] = FRONT.exec(text) ?? [];
  const cuts: { readonly at: number; readonly total: number }[] = [];
  let total = 0;
  const cut = (at: number, length: number): void => {
    cuts.push({ at: at - total, total: total + length });
    total += length;
  };
  if (front !== '') cut(opening.length, front.length);
  let before: RegExp | undefined;
  const body = text.slice(head.length).replace(BLOCK, (block, from: number) => {
    const form = ALIKE.find((one) => one.test(block));
    const kept = form && (form === before ? '' : form.exec(block)?.[1]);
    before = form;
    if (kept !== undefined) {
      cut(head.length + from + kept.length, block.length - kept.length);
      return kept;
    }
    if (WHOLE.test(block)) return block;
    return block.replace(WORDS, (_, kept: string, rest: string, at: number) => {
      cut(head.length + from + at + kept.length, rest.length);
      return kept;
    });
  });
  const fences = opening + head.slice(opening.length + front.length);
  return { text: fences + body, front, original: (offset) => offset + removedBefore(cuts, offset) };
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

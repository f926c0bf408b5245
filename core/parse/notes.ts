/** A footnote or link definition, wherever its author put it in the file. */
interface Definition {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly label: string;
}

/** Cuts prose out of a text, footnotes and link targets going with the piece that calls them. */
export interface ProseCutter {
  /** Piece between two offsets, with the definitions it uses, and only those. */
  readonly cut: (start: number, end: number) => string;
  /** Piece between two offsets, all definitions removed. */
  readonly bare: (start: number, end: number) => string;
  /** A piece without its definitions, with those it uses put back at its end. */
  readonly carry: (piece: string) => string;
}

/**
 * Prepares a text for cutting: definitions are often gathered at the end of the file, far from the section that calls
 * them. One that nothing calls is plain prose, and stays where it is.
 */
export const proseCutter = (text: string): ProseCutter => {
  const definitions = called(text, find(text));
  const bare = (start: number, end: number) => without(text, start, end, definitions).trim();
  return {
    bare,
    cut: (start, end) => withUsed(bare(start, end), meant(definitions, start, end)),
    carry: (piece) => withUsed(piece, definitions),
  };
};

/** A line that begins a block of its own, and so does not continue the footnote above it. */
const BLOCK = '(?: {0,3}(?:\\[[^\\]\\n]+\\]:|#{1,6}(?:[ \\t]|$)|>|[-*+](?:[ \\t]|$)|1[.)][ \\t]|```|~~~|<[a-z/!?]))';
const LAZY = `(?:\\n(?!${BLOCK}|[ \\t]*$| {0,3}(?:[-*_][ \\t]*){3,}$)[^\\n]+)*`;
const FOOTNOTE = `^ {0,3}\\[(\\^[^\\]\\s]+)\\]:[^\\n]*${LAZY}(?:\\n(?:[ \\t]*\\n)*(?: {4}|\\t)[^\\n]*${LAZY})*`;
const LINK =
  '^ {0,3}\\[([^\\]\\n^][^\\]\\n]*)\\]:[ \\t]*(?:<[^>\\n]*>|[^\\s<]\\S*)(?:[ \\t]+(?:"[^"\\n]*"|\'[^\'\\n]*\'))?[ \\t]*$';
const DEFINITION = new RegExp(`${FOOTNOTE}|${LINK}`, 'gim');
const FENCE = /(?<![^\n]) {0,3}(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:(?<![^\n]) {0,3}\1[^\n]*|(?![\s\S]))/g;

/** True for an offset that stands in a fenced block of code. */
export const inFence = (text: string): ((offset: number) => boolean) => {
  const fences = [...text.matchAll(FENCE)].map((match) => [match.index, match.index + match[0].length] as const);
  const starts = fences.map(([from]) => from);
  return (offset) => {
    const [from, to] = fences[lastUpTo(starts, offset)] ?? [0, 0];
    return offset >= from && offset < to;
  };
};

/** Rank of the last of rising numbers that is not above another, or -1. */
const lastUpTo = (numbers: readonly number[], most: number): number => {
  let [low, high] = [-1, numbers.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
};

const find = (text: string): readonly Definition[] => {
  if (!text.includes(']:')) return [];
  const fenced = inFence(text);
  const found: Definition[] = [];
  for (const match of text.matchAll(DEFINITION)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (fenced(start)) continue;
    if (match[2] !== undefined && !standsAlone(text, start, found.at(-1)?.end)) continue;
    found.push({ start, end, text: match[0], label: labelKey(match[1] ?? match[2] ?? '') });
  }
  return found;
};

/** A link target cannot follow a line of prose: there, its words are prose too. */
const standsAlone = (text: string, start: number, previous: number | undefined): boolean => {
  const before = start === 0 ? '' : text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1);
  return previous === start - 1 || /^\s*$|^ {0,3}#{1,6}[ \t]/.test(before);
};

const labelKey = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase();

const CALL = /\[(\^?[^[\]]+)\]/g;

const callsOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(CALL)].map((match) => labelKey(match[1] ?? '')));

/** Front matter and headings are not prose: what they alone call would be carried nowhere. */
const FRONT = /^---\n[\s\S]*?\n---(?=\n|$)/;
const HEADING = /^ {0,3}#{1,6}[ \t][^\n]*$/gm;

const called = (text: string, found: readonly Definition[]): readonly Definition[] => {
  const prose = without(text, 0, text.length, found).replace(FRONT, '').replaceAll(HEADING, '');
  return reached(prose, found);
};

/** Definitions that a text calls, those that their own texts call included, in the order they are written. */
const reached = (text: string, definitions: readonly Definition[]): readonly Definition[] => {
  const used = new Set<Definition>();
  const texts = [text];
  for (let next = texts.pop(); next !== undefined && used.size < definitions.length; next = texts.pop()) {
    const calls = callsOf(next);
    for (const definition of definitions) {
      if (used.has(definition) || !calls.has(definition.label)) continue;
      used.add(definition);
      texts.push(definition.text);
    }
  }
  return definitions.filter((definition) => used.has(definition));
};

/** Where several definitions have the same label, those of the section are meant, else the first of all. */
const meant = (definitions: readonly Definition[], start: number, end: number): readonly Definition[] => {
  const inside = new Set(definitions.filter((one) => one.start >= start && one.end <= end).map(({ label }) => label));
  const first = new Map(definitions.toReversed().map((definition) => [definition.label, definition]));
  return definitions.filter((one) =>
    inside.has(one.label) ? one.start >= start && one.end <= end : first.get(one.label) === one,
  );
};

const withUsed = (piece: string, definitions: readonly Definition[]): string =>
  [piece, ...reached(piece, definitions).map(({ text }) => text.trim())].filter(Boolean).join('\n\n');

const without = (text: string, start: number, end: number, definitions: readonly Definition[]): string => {
  const holes = definitions.filter((definition) => definition.start >= start && definition.end <= end);
  const cuts = [start, ...holes.flatMap((hole) => [hole.start, hole.end]), end];
  return cuts.reduce((kept, from, i) => (i % 2 === 0 ? kept + text.slice(from, cuts[i + 1]) : kept), '');
};

/** A footnote or link definition, wherever its author put it in the file. */
interface Definition {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly use: string;
}

const DEFINITION = /^ {0,3}\[(\^?[^\]\n]+)\]:[^\n]*(?:\n(?:(?: {4}|\t)[^\n]*|(?=\n(?: {4}|\t))))*/gm;
const FENCE = /^ {0,3}(```+|~~~+)[^\n]*\n[\s\S]*?(?:^ {0,3}\1[^\n]*$|(?![\s\S]))/gm;

/**
 * Cuts prose out of a file so that each piece carries the footnotes and link targets it uses, and only those:
 * definitions are often gathered at the end of the file, far from the section that calls them.
 */
export const proseCutter = (text: string): ((start: number, end: number) => string) => {
  const definitions = find(text);
  return (start, end) => {
    const inside = definitions.filter((definition) => definition.start >= start && definition.end <= end);
    const prose = without(text, start, end, inside).trim();
    const used = definitions.filter((definition) => prose.includes(definition.use));
    return [prose, ...used.map((definition) => definition.text.trim())].filter(Boolean).join('\n\n');
  };
};

const find = (text: string): readonly Definition[] => {
  if (!text.includes(']:')) return [];
  const fences = [...text.matchAll(FENCE)].map((match) => [match.index, match.index + match[0].length] as const);
  return [...text.matchAll(DEFINITION)]
    .filter((match) => !fences.some(([from, to]) => match.index >= from && match.index < to))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      use: `[${match[1]}]`,
    }));
};

const without = (text: string, start: number, end: number, holes: readonly Definition[]): string => {
  const cuts = [start, ...holes.flatMap((hole) => [hole.start, hole.end]), end];
  return cuts.reduce((kept, from, i) => (i % 2 === 0 ? kept + text.slice(from, cuts[i + 1]) : kept), '');
};

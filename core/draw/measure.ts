/**
 * Widths of characters in thousandths of the type size, by steps: the wider of the regular and the bold face of the
 * house font, rounded up. Accents add nothing; what is not listed counts as the widest letter.
 */
const STEPS: readonly (readonly [width: number, characters: string])[] = [
  [200, ' \u00a0\u202f'],
  [320, "ij|¦'.,:;l·’‘ı"],
  [360, 'I!-¡()/[\\]f{}ªł•'],
  [400, 'rtŕŧ°²³º'],
  [480, '*sz?c«»¿–'],
  [520, 'JLexè_'],
  [560, '"#$+0123456789<=>EFSTVYZ^`agkovy×÷“”€ð'],
  [620, 'ABCPXbdhnpqu→←↑↓✗µþ'],
  [660, 'DGKRß✓'],
  [720, '&HNOQUØĦ'],
  [820, 'MWw—æ'],
  [880, '%mœ½¼¾Œ'],
];

const UNKNOWN = 1000;

const WIDTHS: ReadonlyMap<string, number> = new Map(
  STEPS.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)),
);

const MARK = /\p{M}/gu;

/** Width that a text takes at most, in points, at a type size in points. */
export const widthOf = (text: string, size: number): number =>
  ([...text.normalize('NFD').replaceAll(MARK, '')].reduce((sum, one) => sum + (WIDTHS.get(one) ?? UNKNOWN), 0) * size) /
  1000;

/** Where a line may end: after a space that is not a hard one; within a word, only when it fills a line. */
const SPACES = /(?<=[ \t\n])/u;
const JOINTS = /(?<=[-–/])(?=\p{L})/u;

/** A text cut into lines that fit a width in points; no letter is lost, and a word too long for a line is cut. */
export const wrapped = (text: string, width: number, size: number): readonly string[] => {
  const fits = (one: string): boolean => widthOf(one.trimEnd(), size) <= width;
  const parts = text
    .trim()
    .split(SPACES)
    .flatMap((word) => (fits(word) ? [word] : word.split(JOINTS)));
  return gathered(
    parts.flatMap((part) => (fits(part) ? [part] : gathered([...part], fits))),
    fits,
  ).map((line) => line.trimEnd());
};

/** Parts put one after the other as long as they fit. */
const gathered = (parts: readonly string[], fits: (line: string) => boolean): readonly string[] => {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = `${lines.at(-1) ?? ''}${part}`;
    if (lines.length > 0 && fits(longer)) lines.splice(-1, 1, longer);
    else lines.push(part);
  }
  return lines.filter((line) => line !== '');
};

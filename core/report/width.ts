let segmenter: Intl.Segmenter | undefined;
const WIDE =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\uff01-\uff60]/u;
const WIDTHLESS = /^[\p{Mn}\p{Me}\p{Cf}]/u;

/** Plain Latin text, dashes, quotes and the signs of the report: one column a character, and nearly all there is. */
const SIMPLE = /^[\x20-\x7e\xa0-\u02ff\u2010-\u2027\u2500-\u257f\u2713\u2717]*$/;

/** Cuts before plain Latin text, where no character is parted; after 200 code points whatever follows. */
const SHORT = /.{1,200}(?=[ -~]|$)|.{1,200}/gsu;

/**
 * The characters of a text as a reader counts them: an « é » made of two code points is one. The engine copies the text
 * that it is given for each character that it finds there: a long one is given little by little.
 */
export const graphemes = (text: string): readonly string[] => {
  if (SIMPLE.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter('fr', { granularity: 'grapheme' });
  const read = segmenter;
  return (text.match(SHORT) ?? []).flatMap((part) => [...read.segment(part)].map(({ segment }) => segment));
};

const cells = (grapheme: string): number => (WIDTHLESS.test(grapheme) ? 0 : WIDE.test(grapheme) ? 2 : 1);

/** Columns that a text takes in a terminal. */
export const displayWidth = (text: string): number =>
  SIMPLE.test(text) ? text.length : graphemes(text).reduce((sum, one) => sum + cells(one), 0);

/** Fills with spaces up to a width in terminal columns. */
export const padTo = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** Cuts a word that no line can hold into pieces that fit. */
const pieces = (word: string, width: number): readonly string[] => {
  if (displayWidth(word) <= width) return [word];
  const cut: string[] = [''];
  for (const one of graphemes(word)) {
    const last = cut.at(-1) ?? '';
    if (last !== '' && displayWidth(last + one) > width) cut.push(one);
    else cut[cut.length - 1] = last + one;
  }
  return cut;
};

/** Breaks a text at ordinary spaces into lines of at most `width` columns; non-breaking spaces hold. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(/ +/).flatMap((whole) => pieces(whole, width))) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last) + 1 + displayWidth(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** However long a prefix, what follows keeps room for a word. */
const NARROWEST = 12;

/** Wraps under a first prefix, the following lines indented by as many columns. */
export const hang = (prefix: string, text: string, width: number): readonly string[] => {
  const indent = displayWidth(prefix);
  return wrap(text, Math.max(NARROWEST, width - indent)).map(
    (line, rank) => (rank === 0 ? prefix : ' '.repeat(indent)) + line,
  );
};

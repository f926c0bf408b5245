/** Signs found in documents typed with an office suite, and the nearest sign of the house font. */
const STAND_INS: Readonly<Record<string, string>> = {
  '☆': '*',
  '★': '*',
  '☒': '☑',
  '✅': '✓',
  '❌': '✗',
  '➔': '→',
  '➜': '→',
  '➡': '→',
  '➢': '›',
  '➤': '›',
  // Bullets of the Symbol and Wingdings fonts, which office suites keep in the private use area.
  '\uf02d': '–',
  '\uf06f': '○',
  '\uf076': '◆',
  '\uf0a7': '▪',
  '\uf0b7': '•',
  '\uf0d8': '›',
  '\uf0e0': '→',
  '\uf0fc': '✓',
};

const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const LONE_SURROGATE = /\p{Cs}/gu;

// Invisible on paper: controls, joiners, soft hyphens, marks of direction, variation selectors, fillers. The zero-width
// space is let through, for it tells where a word may break.
const INVISIBLE = /^(?!\u200b)(?:[\p{Cc}\p{Cf}\p{Variation_Selector}]|\u034f|[\u115f\u1160\u3164\uffa0])$/u;

// The engine needs a memory that grows as the square of the signs borne by one letter; no language piles up so many.
const BORNE = '[\\p{M}\\p{Grapheme_Extend}\\p{Emoji_Modifier}\\u1100-\\u115f\\ua960-\\ua97c]';
const MOST_BORNE = 30;
const OVERLOAD = new RegExp(`(${BORNE}{${MOST_BORNE}})(${BORNE})+`, 'gu');

/** Fits texts to the fonts, and remembers what could not be. */
export interface Fitter {
  /** A text of which every character can be set; what no font draws, or no letter can bear, is named, « [U+1F600] ». */
  readonly fitted: (text: string) => string;
  /** Characters that could not be set, in the order met. */
  readonly missing: ReadonlySet<string>;
}

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

/** Makes a fitter for fonts that have these characters (code points). */
export function fitter(characters: ReadonlySet<number>): Fitter {
  const missing = new Set<string>();
  const settable = (text: string) => [...text].every((character) => characters.has(codeOf(character)));
  const nearest = (character: string) =>
    [STAND_INS[character], character.normalize('NFKC'), character.normalize('NFKD')].find(
      (text) => text !== undefined && settable(text),
    );
  const name = (character: string) => {
    missing.add(character);
    return `[U+${codeOf(character).toString(16).toUpperCase().padStart(4, '0')}]`;
  };
  const fitOne = (character: string) => {
    if (character === '\n' || character === '\t') return character;
    if (INVISIBLE.test(character)) return '';
    return characters.has(codeOf(character)) ? character : (nearest(character) ?? name(character));
  };
  const fitted = (text: string) =>
    [...text.replace(LONE_SURROGATE, '\ufffd').replace(LINE_END, '\n').normalize('NFC')]
      .map(fitOne)
      .join('')
      .replace(OVERLOAD, (_, borne: string, next: string) => borne + name(next));
  return { fitted, missing };
}

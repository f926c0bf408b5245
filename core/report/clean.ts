const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/**
 * What a terminal or a browser would obey rather than show: C0, C1, marks and overrides of direction, byte order mark.
 */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/** Any unit that one of these may hold: nearly every text holds none, and is kept as it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const SUSPECT = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]/;

const cleanText = (text: string): string =>
  SUSPECT.test(text) ? text.replace(BREAKS, ' ').replace(OBEYED, '').replace(LONE_SURROGATE, '\ufffd') : text;

const cleanEntries = (value: object): object =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), clean(inner)]));

/**
 * Copies plain data with every text made fit to be shown on one line: breaks become spaces, and control characters
 * (terminal escapes, overrides of direction) are dropped. Reports clean first, so that no format can forget to.
 */
export const clean = <T>(value: T): T => {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map((inner) => clean(inner)) as T;
  return (typeof value === 'object' && value !== null ? cleanEntries(value) : value) as T;
};

/**
 * A line that opens like a command of a continuous integration runner, colour or not, is only text: it is not obeyed.
 */
export const inert = (line: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours may stand before the text.
  line.replace(/^((?:\s|\u001b\[[\d;]*m)*):(?=:)/, '$1: ').replaceAll('##[', '## [');

/** A text of several lines, none of which a terminal or a runner would obey. */
export const harmless = (text: string): string =>
  text
    .split('\n')
    .map((line) => inert(cleanText(line)))
    .join('\n');

/** Writes C1 controls and invisible marks as JSON escapes: data stay whole, and no terminal obeys them. */
export const escaped = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

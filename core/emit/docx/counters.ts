/** Counters of the law, by their names in Word. */
type CounterFormat = 'decimal' | 'lowerLetter' | 'upperLetter' | 'lowerRoman' | 'upperRoman';

/** A number read as Word would count it: « 4° a) » is « 4° », then the first of the letters, then « ) ». */
export interface Reading {
  readonly prefix: string;
  readonly format: CounterFormat;
  readonly value: number;
  readonly suffix: string;
}

const DIGITS: readonly (readonly [string, number])[] = [
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

function roman(value: number): string {
  const [digit, worth] = DIGITS.find(([, size]) => size <= value) ?? ['', 0];
  return worth === 0 ? '' : digit + roman(value - worth);
}

const ROMANS = Array.from({ length: 399 }, (_, index) => roman(index + 1));
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
// Word counts in sixteen bits with a sign.
const HIGHEST = 32_767;

const decimal = (token: string): number =>
  /^(?:0|[1-9]\d{0,4})$/.test(token) && Number(token) <= HIGHEST ? Number(token) : -1;
const letter = (token: string): number => (token.length === 1 ? LETTERS.indexOf(token) + 1 : 0) || -1;
const numeral = (token: string): number => ROMANS.indexOf(token) + 1 || -1;
const upper = (read: (token: string) => number) => (token: string) =>
  token === token.toUpperCase() ? read(token.toLowerCase()) : -1;

/** What each format reads a token as, or -1; of two that read a token alone, the first is kept. */
const READERS: readonly (readonly [CounterFormat, (token: string) => number])[] = [
  ['decimal', decimal],
  ['lowerLetter', letter],
  ['lowerRoman', numeral],
  ['upperRoman', upper(numeral)],
  ['upperLetter', upper(letter)],
];

// « 1er » and « bis » are words: what counts touches neither a letter nor a digit.
const TOKEN = /(?<![\p{L}\p{N}])(?:\d+|\p{L}+)(?![\p{L}\p{N}])/gu;

/** Every way to count a number, the last counter first: « 4° a) » goes on with « 4° b) » rather than with « 5° a) ». */
export const readings = (number: string): readonly Reading[] =>
  [...number.matchAll(TOKEN)].reverse().flatMap(({ 0: token, index }) =>
    READERS.map(([format, read]) => ({
      prefix: number.slice(0, index),
      format,
      value: read(token),
      suffix: number.slice(index + token.length),
    })).filter(({ value }) => value >= 0),
  );

import { remembered } from './memo.js';

const lowered = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae');

/** The meaning of `plain`, for any text. */
const reduced = (text: string): string =>
  lowered(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Characters that are reduced one by one, by a table; a text that has others is reduced as a whole. */
const KNOWN = 0xd800;
const SPACE = 32;
/** What the table says beside the code of a character: it gives nothing, several characters, or it depends. */
const NOTHING = 1;
const SEVERAL = 2;
const DEPENDS = 3;
/** What each character is reduced to; 0 as long as none was met. */
const table = new Uint16Array(KNOWN);
const several = new Map<number, string>();

/** A capital sigma is lowered by its place in the word. */
const SIGMA = 0x3a3;

/** Letters and digits of ASCII, the most of any text, need no look-up in the tables of Unicode. */
const ascii = (code: number): number => {
  if ((code >= 48 && code <= 57) || (code >= 97 && code <= 122)) return code;
  return code >= 65 && code <= 90 ? code + 32 : SPACE;
};

const learn = (code: number): number => {
  if (code < 128) {
    table[code] = ascii(code);
    return ascii(code);
  }
  const text = lowered(String.fromCharCode(code));
  if (text.length > 1) several.set(code, text);
  const single = /^[\p{L}\p{N}]$/u.test(text) ? text.charCodeAt(0) : SPACE;
  const many = /^[\p{L}\p{N}]+$/u.test(text) ? SEVERAL : DEPENDS;
  const meaning = text === '' ? NOTHING : text.length === 1 ? single : many;
  table[code] = code === SIGMA ? DEPENDS : meaning;
  return table[code] ?? DEPENDS;
};

/** What French is written with: Unicode need not be asked about it, which takes longer than reducing a document. */
const FRENCH: Readonly<Record<string, string>> = {
  a: 'àâäÀÂÄ',
  c: 'çÇ',
  e: 'éèêëÉÈÊË',
  i: 'îïÎÏ',
  o: 'ôöÔÖ',
  u: 'ùûüÙÛÜ',
  oe: 'œŒ',
  ' ': '«»’–—…°€·\u00a0\u202f',
};
for (const [text, characters] of Object.entries(FRENCH))
  for (const character of characters) {
    if (text.length > 1) several.set(character.charCodeAt(0), text);
    table[character.charCodeAt(0)] = text.length > 1 ? SEVERAL : text.charCodeAt(0);
  }

let room = new Uint16Array(8192);

/** The same as `reduced`, several times faster; undefined for a text that the table does not cover. */
const byTable = (text: string): string | undefined => {
  if (room.length < 2 * text.length + 2) room = new Uint16Array(4 * text.length);
  let length = 0;
  let gap = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= KNOWN) return undefined;
    const meaning = table[code] || learn(code);
    if (meaning === DEPENDS) return undefined;
    if (meaning === NOTHING) continue;
    if (meaning === SPACE) {
      gap = length > 0;
      continue;
    }
    if (gap) room[length++] = SPACE;
    gap = false;
    if (meaning !== SEVERAL) room[length++] = meaning;
    else for (const letter of several.get(code) ?? '') room[length++] = letter.charCodeAt(0);
  }
  return written(length);
};

/** As many arguments as a call takes at its fastest. */
const CHUNK = 1024;

const written = (length: number): string => {
  if (length <= CHUNK) return String.fromCharCode.apply(null, room.subarray(0, length) as unknown as number[]);
  let text = '';
  for (let from = 0; from < length; from += CHUNK)
    text += String.fromCharCode.apply(null, room.subarray(from, Math.min(length, from + CHUNK)) as unknown as number[]);
  return text;
};

/** A text without accents, case or punctuation, for comparing titles and names. */
export const plain = remembered((text) => byTable(text) ?? reduced(text));

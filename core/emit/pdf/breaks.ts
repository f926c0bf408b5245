import { ordinals } from '../ordinals.js';
import type { Inline } from './nodes.js';

/** Characters without a space that any line of running text can hold. */
const LINE_ROOM = 24;
/** Addresses and paths break after their punctuation. */
const AFTER_PUNCTUATION = /(?<=[/._?&=@:;,#%+~|\\-])(?=[\p{L}\p{N}])/u;
/** What hyphens can cut: a word of letters that a dictionary may hold. */
const WORD = /^[\p{L}\p{M}’'\u00ad-]{1,28}[^\p{L}\p{N}]*$/u;

/** Under this many characters to a line, hyphens no longer help. */
const HYPHEN_ROOM = 8;

const pieces = (part: string, room: number, hyphens: boolean): readonly string[] =>
  part.length <= room || (hyphens && WORD.test(part) && room >= HYPHEN_ROOM)
    ? [part]
    : (part.match(new RegExp(`.{1,${Math.min(room, 12)}}`, 'gsu')) ?? []);

const join = (parts: readonly string[]): readonly Inline[] =>
  parts.flatMap((part, index): readonly Inline[] => (index === 0 ? [part] : [{ k: 'brk' }, part]));

const cut = (run: string, room: number, hyphens: boolean): readonly Inline[] =>
  join(run.split(AFTER_PUNCTUATION).flatMap((part) => pieces(part, room, hyphens)));

/** The text with the letters of its ordinals raised, and with spots to break at, as `breakable` says. */
export const raised = (text: string, room?: number, hyphens?: boolean): readonly Inline[] =>
  ordinals(text).flatMap((piece): readonly Inline[] =>
    piece.raised ? [{ k: 'sup', c: [piece.text] }] : breakable(piece.text, room, hyphens),
  );

/**
 * The text with spots where its longest words (addresses, paths, references) may go to the next line; `room` is how
 * many characters a line holds at least, `hyphens` whether the template may cut words with hyphens.
 */
export function breakable(text: string, room = LINE_ROOM, hyphens = true): readonly Inline[] {
  const longRun = new RegExp(`([^\\s\\u200b]{${room + 1},})`, 'u');
  return text
    .split(longRun)
    .flatMap((part, index) => (index % 2 === 1 ? cut(part, room, hyphens) : part === '' ? [] : [part]));
}

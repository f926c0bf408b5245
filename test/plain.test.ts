import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../core/words.js';
import { runs } from './reading.js';

/** What « plain » means, said in the slowest way. */
const meant = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe('a text reduced to its words', () => {
  it('is what it means, for each character and between others', () => {
    const odd: string[] = [];
    for (let code = 0; code < 0x10000; code++) {
      const one = String.fromCharCode(code);
      for (const text of [one, `a${one}b`, `É ${one} Œuvre`]) if (plain(text) !== meant(text)) odd.push(text);
    }
    expect(odd).toEqual([]);
  });

  it('is what it means, for any text', () => {
    const french = fc.string({
      unit: fc.constantFrom(..."aéÉœÆ ’«»\u00a0-.ΣσßİǄﬁ가\u0301\u0327🏥€→'".normalize('NFC')),
    });
    fc.assert(
      fc.property(fc.oneof(french, fc.string({ unit: 'binary' })), (text) => {
        expect(plain(text)).toBe(meant(text));
      }),
      runs(2000),
    );
  });

  it('holds for a text longer than one call can write', () => {
    const long = 'Déclinaison œuvrée — '.repeat(5000);
    expect(plain(long)).toBe(meant(long));
  });
});

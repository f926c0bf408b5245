import { describe, expect, it } from 'vitest';
import { normalise, type Shape } from '../core/parse/shape.js';

const NOMBRE: Shape = { kind: 'nombre', title: 'Montant' };

describe('a number as the French write it', () => {
  const read: readonly (readonly [string, number])[] = [
    ['59490', 59_490],
    ['59 490 €', 59_490],
    ['59\u202f490 euros', 59_490],
    ['8 923,50', 8923.5],
    ['8923.50', 8923.5],
    ['0.125', 0.125],
    ['40 %', 40],
    ['-5', -5],
  ];
  for (const [text, value] of read) it(`« ${text} »`, () => expect(normalise(NOMBRE, text)).toBe(value));

  const doubtful = ['1.234', '1.234 €', '1.234,56', '1,234,567', '12 34', 'abc', ''];
  for (const text of doubtful)
    it(`« ${text} » is left as it is written`, () => expect(normalise(NOMBRE, text)).toBe(text));
});

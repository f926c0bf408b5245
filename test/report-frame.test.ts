import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame } from '../core/report/frame.js';
import { displayWidth, hang, wrap } from '../core/report/width.js';

const GUTTER = '   1 | '.length;

const framed = (line: string, column: number, endColumn: number, width = 80) => {
  const made = frame([line], { file: 'f', line: 1, column, endColumn }, width);
  if (!made) throw new Error('no frame');
  return { source: made.source.slice(GUTTER), marks: made.marks.slice(GUTTER), whole: made };
};

describe('the quoted line', () => {
  it.each([
    ['a: b', 4, 5, 'a: b', '   ^'],
    ['', 1, 1, '', '^'],
    ['abc', 4, 4, 'abc', '   ^'],
    ['abc', 2, 2, 'abc', ' ^'],
    ['\ta\tb', 2, 5, ' a b', ' ^^^'],
    ['a\u001b[31mb', 2, 3, 'a␛[31mb', ' ^'],
    ['a\u202eb', 3, 4, 'a<U+202E>b', '         ^'],
    ['e\u0301te\u0301 : x', 1, 6, 'e\u0301te\u0301 : x', '^^^'],
    ['e\u0301 : x', 2, 3, 'e\u0301 : x', '^'],
    ['漢 : x', 1, 2, '漢 : x', '^^'],
    ['a: b\r', 4, 5, 'a: b', '   ^'],
  ])('%j [%d, %d)', (line, column, endColumn, source, marks) => {
    expect(framed(line, column, endColumn)).toMatchObject({ source, marks });
  });

  it('has nothing to say of a line that is not there', () => {
    expect(frame(undefined, { file: 'f', line: 1, column: 1, endColumn: 2 }, 80)).toBeUndefined();
    expect(frame(['a'], { file: 'f', line: 2, column: 1, endColumn: 2 }, 80)).toBeUndefined();
  });

  it('stays in its width and marks the right character, wherever it is', () => {
    const long = fc.string({ unit: fc.constantFrom('a', 'é', ' ', 'œ'), minLength: 1, maxLength: 3000 });
    fc.assert(
      fc.property(long, fc.nat(), fc.nat(60), fc.integer({ min: 30, max: 110 }), (text, seed, length, width) => {
        const start = seed % text.length;
        const line = `${text.slice(0, start)}X${text.slice(start + 1)}`;
        const { source, marks, whole } = framed(line, start + 1, start + 1 + length, width);
        expect(displayWidth(whole.source)).toBeLessThanOrEqual(width);
        expect(displayWidth(whole.marks)).toBeLessThanOrEqual(width);
        expect(source[marks.indexOf('^')]).toBe('X');
      }),
    );
  });
});

describe('the setting of lines', () => {
  it('keeps every word in order and stays in its width', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'é', '\u00a0', ':'), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 10, max: 60 }), (words, width) => {
        const lines = wrap(words.join(' '), width);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('hangs what follows under the text, and never breaks a non-breaking space', () => {
    expect(hang('  • ', 'un mot de deux\u00a0: trois', 18)).toEqual(['  • un mot de', '    deux\u00a0: trois']);
  });
});

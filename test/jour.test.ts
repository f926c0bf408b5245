import { describe, expect, it } from 'vitest';
import { isDay } from '../core/law/formats.js';

const two = (value: number): string => String(value).padStart(2, '0');

/** A day that the calendar gives back as it was written. */
const exists = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

describe('a day of the calendar', () => {
  it.each([1900, 1999, 2000, 2023, 2024, 2100])('is told from one that does not exist, in %i', (year) => {
    for (let month = 0; month <= 13; month++) {
      for (let day = 0; day <= 32; day++) {
        const text = `${year}-${two(month)}-${two(day)}`;
        expect(isDay(text), text).toBe(exists(text));
      }
    }
  });

  it.each(['', '2024', '2024-1-1', '24-01-01', '2024-01-01T00:00', ' 2024-01-01', '2024-01-01\n'])(
    'is not « %s »',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});

import { fails, type Keyword, OK } from './keyword.js';

/** True when the last digit is the key of the others by Luhn's formula (FINESS, SIRET). */
export const luhn = (digits: string): boolean => {
  const values = [...digits].reverse().map((digit, i) => Number(digit) * (i % 2 === 0 ? 1 : 2));
  return values.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
};

/** `cle_finess: true`: the last digit is the key; Corsican numbers (2A, 2B) pass, their formula being unknown. */
export const cle_finess: Keyword = (value) =>
  typeof value !== 'string' || !/^\d{9}$/.test(value) || luhn(value) ? OK : fails({ valeur: value });

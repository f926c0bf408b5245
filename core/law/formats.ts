import { luhn } from './keywords/numeros.js';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists, written AAAA-MM-JJ. */
export const isDay = (text: string): boolean => {
  const [, year = '', month = '', day = ''] = DAY.exec(text) ?? [];
  return day !== '' && day !== '00' && Number(day) <= daysOf(Number(month), Number(year));
};

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const daysOf = (month: number, year: number): number =>
  (DAYS[month - 1] ?? 0) + (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0);

/** Formats that schemas may name, each a pure test on the text. */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  couleur: (text) => /^#[0-9a-f]{6}$/i.test(text),
  jour: isDay,
  jour_ou_annee: (text) => /^(?:19|20|21)\d{2}$/.test(text) || isDay(text),
  siret: (text) => /^\d{14}$/.test(text) && luhn(text),
};

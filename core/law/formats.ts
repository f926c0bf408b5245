import { luhn } from './keywords/numeros.js';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists, written AAAA-MM-JJ. */
export const isDay = (text: string): boolean => {
  const match = DAY.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** Formats that schemas may name, each a pure test on the text. */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  couleur: (text) => /^#[0-9a-f]{6}$/i.test(text),
  jour: isDay,
  jour_ou_annee: (text) => /^(?:19|20|21)\d{2}$/.test(text) || isDay(text),
  siret: (text) => /^\d{14}$/.test(text) && luhn(text),
};

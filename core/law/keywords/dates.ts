import { at, type Json, own } from '../../json.js';
import { isDay as exists } from '../formats.js';
import { fails, type Keyword, OK } from './keyword.js';

const DAY_MS = 86_400_000;

const isDay = (value: Json | undefined): value is string => typeof value === 'string' && exists(value);

/** `date_complete: true`: a full day, not a year alone. */
export const date_complete: Keyword = (value) => (isDay(value) ? OK : fails());

/** `avant: /pointeur`: this day is not after the day written there; silent when either is not a full day. */
export const avant: Keyword = (value, param, facts) => {
  const other = at(facts.document, String(param));
  return isDay(value) && isDay(other) && value > other ? fails({ autre: other }) : OK;
};

/** `apres: /pointeur`: this day is not before the day written there; silent when either is not a full day. */
export const apres: Keyword = (value, param, facts) => {
  const other = at(facts.document, String(param));
  return isDay(value) && isDay(other) && value < other ? fails({ autre: other }) : OK;
};

/** `duree_max: { annees: n }` on { debut, fin }: the last day is at most n years after the first, less one day. */
export const duree_max: Keyword = (value, param) => {
  const [start, end] = [own(value, 'debut'), own(value, 'fin')];
  if (!isDay(start) || !isDay(end)) return OK;
  const years = Number(own(param, 'annees'));
  const limit = dayAfter(start, years);
  return end < limit ? OK : [{ chemin: '/fin', vars: { duree: spelled(start, end), limite: limit } }];
};

/** The same day n years later; 29 February gives 1 March when the year has none. */
const dayAfter = (day: string, years: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
};

/** From the first day to the last, both counted: whole years, then the days left. */
const spelled = (start: string, end: string): string => {
  const next = Date.parse(end) + DAY_MS;
  let years = 0;
  while (Date.parse(dayAfter(start, years + 1)) <= next && years < 200) years++;
  const left = Math.round((next - Date.parse(dayAfter(start, years))) / DAY_MS);
  const parts = [counted(years, 'an'), counted(left, 'jour')].filter((part) => part !== '');
  return parts.join(' et ');
};

const counted = (number: number, unit: string): string => {
  if (number === 0) return '';
  return `${number} ${unit}${number > 1 ? 's' : ''}`;
};

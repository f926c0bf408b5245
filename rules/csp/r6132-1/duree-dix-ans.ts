import { monthsAfter } from '../../../core/days.js';
import { at, type Json } from '../../../core/json.js';
import { isDay as exists } from '../../../core/law/formats.js';
import type { Verifie } from '../../../core/law/rule.js';

const MONTHS = 120;

/** Same day ten years later; from 29 February, the last day of that month. */
export const tenYearsAfter = (day: string): string => monthsAfter(day, MONTHS);

/** Last of the ten years when their first day counts: the eve of the anniversary, or 28 February when it has none. */
const lastCounted = (start: string): string => {
  const end = tenYearsAfter(start);
  const time = Date.parse(end);
  if (end.slice(-2) !== start.slice(-2) || Number.isNaN(time)) return end;
  return new Date(time - 86_400_000).toISOString().slice(0, 10);
};

/** What is wrong with a term: not ten years after one of the starts, the last day being counted or not. */
export const ecart = (starts: readonly (Json | undefined)[], terme: Json | undefined) => {
  const days = starts.filter(isDay).sort();
  const [first, last] = [days.at(0), days.at(-1)];
  if (!isDay(terme) || first === undefined || last === undefined) return undefined;
  const [premier, dernier] = [lastCounted(first), tenYearsAfter(last)];
  return premier <= terme && terme <= dernier ? undefined : { terme, premier, dernier };
};

/** The term is ten years after the signature or the approval. */
export const verifie: Verifie = ({ document }) => {
  const day = (key: string) => at(document, `/convention_constitutive/${key}`);
  const vars = ecart([day('signee_le'), day('approuvee_le')], day('terme'));
  return vars ? [{ chemin: '/convention_constitutive/terme', vars }] : [];
};

const isDay = (value: unknown): value is string => typeof value === 'string' && exists(value);

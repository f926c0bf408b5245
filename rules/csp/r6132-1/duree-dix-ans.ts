import { at, type Json } from '../../../core/json.js';
import { isDay as exists } from '../../../core/law/formats.js';
import type { Verifie } from '../../../core/law/rule.js';

const YEARS = 10;

/** Same day ten years later; 29 February stays as it is, days being compared as texts. */
export const tenYearsAfter = (day: string): string => `${Number(day.slice(0, 4)) + YEARS}${day.slice(4)}`;

/** The day before; 29 February of a year that has none counts as 1 March, and a day past the calendar stays itself. */
const dayBefore = (day: string): string => {
  const time = Date.parse(day.replace(/-02-29$/, '-03-01'));
  return Number.isNaN(time) ? day : new Date(time - 86_400_000).toISOString().slice(0, 10);
};

/** What is wrong with a term: not ten years after one of the starts, the last day being counted or not. */
export const ecart = (starts: readonly (Json | undefined)[], terme: Json | undefined) => {
  const ends = starts.filter(isDay).map(tenYearsAfter).sort();
  const [first, last] = [ends.at(0), ends.at(-1)];
  if (!isDay(terme) || first === undefined || last === undefined) return undefined;
  const premier = dayBefore(first);
  return premier <= terme && terme <= last ? undefined : { terme, premier, dernier: last };
};

/** The term is ten years after the signature or the approval. */
export const verifie: Verifie = ({ document }) => {
  const day = (key: string) => at(document, `/convention_constitutive/${key}`);
  const vars = ecart([day('signee_le'), day('approuvee_le')], day('terme'));
  return vars ? [{ chemin: '/convention_constitutive/terme', vars }] : [];
};

const isDay = (value: unknown): value is string => typeof value === 'string' && exists(value);

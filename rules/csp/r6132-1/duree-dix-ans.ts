import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const YEARS = 10;

/** Same day ten years later; 29 February stays as it is, days being compared as texts. */
export const tenYearsAfter = (day: string): string => `${Number(day.slice(0, 4)) + YEARS}${day.slice(4)}`;

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** The term is ten years after the signature or the approval, the last day being counted or not. */
export const verifie: Verifie = ({ document }) => {
  const day = (key: string) => at(document, `/convention_constitutive/${key}`);
  const terme = day('terme');
  const ends = [day('signee_le'), day('approuvee_le')].filter(isDay).map(tenYearsAfter).sort();
  const [first, last] = [ends.at(0), ends.at(-1)];
  if (!isDay(terme) || first === undefined || last === undefined) return [];
  const premier = dayBefore(first);
  if (premier <= terme && terme <= last) return [];
  const vars = { terme, premier, dernier: last };
  return [{ chemin: '/convention_constitutive/terme', vars }];
};

const isDay = (value: unknown): value is string => typeof value === 'string' && DAY.test(value);

import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { span } from './periode-en-annees.js';

const YEARS = 2;

/** The period begins, in the earliest reading of a bare year, more than two years after the date of the document. */
export const verifie: Verifie = ({ document }) => {
  const [date, debut] = [span(at(document, '/date'))?.[0], span(at(document, '/periode/debut'))?.[0]];
  if (date === undefined || debut === undefined) return [];
  const late = `${Number(date.slice(0, 4)) + YEARS}${date.slice(4)}`;
  return debut > late ? [{ chemin: '/periode/debut', vars: { date, debut } }] : [];
};

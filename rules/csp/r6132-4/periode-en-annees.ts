import { asText, at, type Json } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

const YEARS = 5;

/** First and last day that a day or a bare year may mean. */
export const span = (value: Json | undefined): readonly [string, string] | undefined => {
  const text = asText(value);
  if (/^\d{4}$/.test(text)) return [`${text}-01-01`, `${text}-12-31`];
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? [text, text] : undefined;
};

/** First day that is no more within the allowed years. */
export const limit = (start: string): string => `${Number(start.slice(0, 4)) + YEARS}${start.slice(4)}`;

/** Bare years whose longest reading is too long and whose shortest is not. */
export const verifie: Verifie = ({ document }) => {
  const [debut, fin] = [at(document, '/periode/debut'), at(document, '/periode/fin')];
  const [start, end] = [span(debut), span(fin)];
  if (!start || !end) return [];
  const doubtful = end[1] >= limit(start[0]) && end[0] < limit(start[1]);
  return doubtful ? [{ chemin: '/periode', vars: { debut: String(debut), fin: String(fin) } }] : [];
};

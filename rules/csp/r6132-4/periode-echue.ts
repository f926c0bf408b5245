import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { span } from './periode-en-annees.js';

/** The last day of the period, a bare year meaning its last day, is before the day judged. */
export const verifie: Verifie = ({ document, jour }) => {
  const last = span(at(document, '/periode/fin'))?.[1];
  return last !== undefined && last < jour ? [{ chemin: '/periode/fin', vars: { fin: last } }] : [];
};

import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { limit, span } from './periode-en-annees.js';

/** Bare years too long even in their shortest reading; full days are judged by another rule. */
export const verifie: Verifie = ({ document }) => {
  const [debut, fin] = [at(document, '/periode/debut'), at(document, '/periode/fin')];
  const [start, end] = [span(debut), span(fin)];
  if (!start || !end || (start[0] === start[1] && end[0] === end[1])) return [];
  return end[0] >= limit(start[1]) ? [{ chemin: '/periode', vars: { debut: String(debut), fin: String(fin) } }] : [];
};

import { asText, entryOf, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Day at which each step of the projet médical partagé was expected. */
const DUE: Readonly<Record<string, string>> = { 1: '2016-07-01', 2: '2017-01-01', 3: '2017-07-01' };

/** The amendment that carries a step is signed after the day announced for it. */
export const verifie: Verifie = ({ document }) => {
  const phase = asText(own(document, 'phase_pmp'));
  const [echeance, signed] = [entryOf(DUE, phase), own(document, 'signee_le')];
  if (echeance === undefined || typeof signed !== 'string' || signed <= echeance) return [];
  return [{ chemin: '/signee_le', vars: { phase, echeance } }];
};

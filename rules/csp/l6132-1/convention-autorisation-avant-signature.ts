import { asText, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { decisionOf } from './convention-autorisation-ministre.js';

/** The convention was not signed before that decision. */
export const decidedFirst =
  (key: Parameters<typeof decisionOf>[1]): Verifie =>
  (facts) => {
    const decision = decisionOf(facts, key);
    const signature = asText(own(facts.document, 'signee_le'));
    if (decision === undefined || signature === '' || decision.day <= signature) return [];
    return [{ chemin: decision.chemin, vars: { decision: decision.day, signature }, ailleurs: decision.ailleurs }];
  };

export const verifie: Verifie = decidedFirst('autorisation_ministre');

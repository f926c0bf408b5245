import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { frenchNumber } from '../../../core/message.js';
import { costOf, verifie as wrongShares } from './parts.js';

const SHARES = ['ars', 'chu', 'ch'];
const OF_ARS = ['ars_formation', 'ars_coordination_chu', 'ars_coordination_ch'];

/** Shares, each right, whose sum is not the cost; and the same of the three amounts that make the share of the ARS. */
export const verifie: Verifie = (facts) => {
  if (wrongShares(facts).length > 0) return [];
  const amount = (key: string) => at(facts.document, `/financement/${key}`);
  return [
    ...difference('Les trois parts', SHARES.map(amount), costOf(facts)),
    ...difference("Les trois montants de la part de l'ARS", OF_ARS.map(amount), amount('ars')),
  ];
};

const difference = (parts: string, amounts: readonly unknown[], total: unknown) => {
  const known = amounts.filter((one) => typeof one === 'number');
  if (known.length < amounts.length || typeof total !== 'number') return [];
  const cents = Math.round(known.reduce((sum, one) => sum + one, 0) * 100);
  const gap = cents - Math.round(total * 100);
  if (gap === 0) return [];
  const [somme, attendue] = [frenchNumber(cents / 100, '€'), frenchNumber(total, '€')];
  const [ecart, sens] = [frenchNumber(Math.abs(gap) / 100, '€'), gap > 0 ? 'de trop' : 'manquent'];
  return [{ chemin: '/financement', vars: { parts, somme, attendue, ecart, sens } }];
};

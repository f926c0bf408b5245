import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { frenchNumber } from '../../../core/message.js';

/** A cost that is not the salary of the call. */
export const verifie: Verifie = ({ document, appel }) => {
  const [cout, salaire] = [own(document, 'cout'), own(appel, 'salaire')];
  if (typeof cout !== 'number' || typeof salaire !== 'number' || cout === salaire) return [];
  return [{ chemin: '/cout', vars: { ecrit: frenchNumber(cout, '€'), salaire: frenchNumber(salaire, '€') } }];
};

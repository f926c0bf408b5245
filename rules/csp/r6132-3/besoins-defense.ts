import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { isWithoutObject, isWritten } from '../../../core/model/written.js';

/** The needs are written, and not set aside. */
export const verifie: Verifie = ({ document }) => {
  const besoins = own(document, 'besoins_defense');
  return isWritten(besoins) && !isWithoutObject(besoins) ? [] : [{ chemin: '/besoins_defense', vars: {} }];
};

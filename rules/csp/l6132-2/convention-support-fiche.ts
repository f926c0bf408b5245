import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { etablissementsOf } from '../../../core/model/fiche.js';

/** The convention and the fiche name the same établissement support. */
export const verifie: Verifie = ({ document, fiche }) => {
  const [here, there] = [document, fiche].map((one) => own(one, 'etablissement_support'));
  if (typeof here !== 'string' || typeof there !== 'string' || here === there) return [];
  const name = (id: string) => etablissementsOf(fiche).find((one) => one.id === id)?.nom ?? id;
  const vars = { etablissement: name(here), autre: name(there) };
  const ailleurs = [{ chemin: '/etablissement_support', dit: 'la fiche désigne un autre établissement support' }];
  return [{ chemin: '/etablissement_support', vars, ailleurs }];
};

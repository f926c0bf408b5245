import { list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { etablissementsOf } from '../../../core/model/fiche.js';

/** Each party, and each associated military hospital, signs a final amendment. */
export const verifie: Verifie = ({ document, fiche }) => {
  if (own(document, 'statut') !== 'definitif') return [];
  const signed = new Set(list(own(document, 'signataires')).map((one) => own(one, 'etablissement')));
  const owed = etablissementsOf(fiche).filter(
    ({ statut, categorie }) => statut === 'partie' || (statut === 'associe' && categorie === 'hopital_armees'),
  );
  return owed
    .filter(({ id }) => !signed.has(id))
    .map(({ nom }) => ({ chemin: '/signataires', vars: { etablissement: nom } }));
};

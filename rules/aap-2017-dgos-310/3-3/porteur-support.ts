import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { etablissementsOf } from '../../../core/model/fiche.js';

/** The établissement that applies is neither the support nor a CHU. */
export const verifie: Verifie = ({ document, fiche }) => {
  const porteur = etablissementsOf(fiche).find(({ id }) => id === own(document, 'porteur'));
  const support = own(fiche, 'etablissement_support');
  if (!porteur || support === undefined || porteur.id === support || porteur.categorie === 'chu') return [];
  const ailleurs = [{ chemin: '/etablissement_support', dit: "L'établissement support de la fiche." }];
  return [{ chemin: '/porteur', vars: { nom: porteur.nom }, ailleurs }];
};

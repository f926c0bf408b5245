import { type Json, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { etablissementsOf } from '../../../core/model/fiche.js';

const porteurOf = (candidature: Json, fiche: Json) =>
  etablissementsOf(fiche).find(({ id }) => id === own(candidature, 'porteur'));

/** True for a candidature that a CHU makes for itself, party to no groupement as far as the fiche knows. */
export const deChuSeul = (candidature: Json, fiche: Json): boolean => {
  const porteur = porteurOf(candidature, fiche);
  return porteur?.categorie === 'chu' && porteur.statut !== 'partie';
};

/** The établissement that applies is neither the support nor a CHU that applies for itself. */
export const verifie: Verifie = ({ document, fiche }) => {
  const porteur = porteurOf(document, fiche);
  const support = own(fiche, 'etablissement_support');
  if (!porteur || support === undefined || porteur.id === support || deChuSeul(document, fiche)) return [];
  const ailleurs = [{ chemin: '/etablissement_support', dit: "L'établissement support de la fiche." }];
  return [{ chemin: '/porteur', vars: { nom: porteur.nom }, ailleurs }];
};

import { list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Every établissement that the fiche declares partie is named by the convention. */
export const verifie: Verifie = ({ document, fiche }) => {
  const parties = list(own(document, 'parties'));
  if (parties.length === 0) return [];
  return list(own(fiche, 'etablissements')).flatMap((one, i) => {
    if (own(one, 'statut') !== 'partie' || parties.includes(own(one, 'id') ?? '')) return [];
    const ailleurs = [{ chemin: `/etablissements/${i}`, dit: 'la fiche le déclare partie' }];
    return [{ chemin: '/parties', vars: { etablissement: own(one, 'nom') ?? '' }, ailleurs }];
  });
};

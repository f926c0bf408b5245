import { asText, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';

const DECISIONS = {
  autorisation_ministre: "l'autorisation du ministre de la défense",
  accord_ars: "l'accord du directeur général de l'agence",
} as const;

/** A decision that both the convention and the fiche date, they date the same day. */
export const verifie: Verifie = ({ document, fiche }) => {
  const records = list(own(fiche, 'etablissements'));
  const index = records.findIndex((one) => own(one, 'id') === own(document, 'associe'));
  return Object.entries(DECISIONS).flatMap(([key, decision]) => {
    const [ici, la] = [asText(own(document, key)), asText(own(records[index], key))];
    const ailleurs = [{ chemin: `/etablissements/${index}/${key}`, dit: 'La fiche du groupement donne cette date.' }];
    return ici === '' || la === '' || ici === la ? [] : [{ chemin: `/${key}`, vars: { decision, ici, la }, ailleurs }];
  });
};

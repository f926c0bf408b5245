import { asText, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { etablissementsOf } from '../../../core/model/fiche.js';
import { knownBy, partiesOf, rankIn } from '../../../core/model/parties.js';

/** Parties of this groupement that another one, checked in the same run, counts among its own. */
export const verifie: Verifie = ({ document, dossier }) => {
  const others = dossier.voisins.map(({ chemin, fiche }) => ({ chemin, fiche, parties: partiesOf(fiche) }));
  return etablissementsOf(document).flatMap((here, i) => {
    if (here.statut !== 'partie') return [];
    const known = knownBy(here);
    return others.flatMap(({ chemin, fiche, parties }) => {
      const there = rankIn(parties, known);
      if (there === undefined) return [];
      const vars = { etablissement: here.nom, autre: asText(own(fiche, 'nom')) };
      const dit = `L'établissement dans la fiche du ${vars.autre}`;
      const ailleurs = [{ document: chemin, chemin: `/etablissements/${there}`, dit }];
      return [{ chemin: `/etablissements/${i}`, vars, ailleurs }];
    });
  });
};

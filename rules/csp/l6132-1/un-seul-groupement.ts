import { asText, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { type Etablissement, etablissementsOf } from '../../../core/model/fiche.js';
import { plain } from '../../../core/words.js';

/** Parties of this groupement that another one, checked in the same run, counts among its own. */
export const verifie: Verifie = ({ document, dossier }) =>
  etablissementsOf(document).flatMap((here, i) => {
    if (here.statut !== 'partie') return [];
    return dossier.voisins.flatMap(({ chemin, fiche }) => {
      const there = etablissementsOf(fiche).findIndex((other) => other.statut === 'partie' && isSame(here, other));
      if (there < 0) return [];
      const vars = { etablissement: here.nom, autre: asText(own(fiche, 'nom')) };
      const dit = `L'établissement dans la fiche du ${vars.autre}`;
      return [
        {
          chemin: `/etablissements/${i}`,
          vars,
          ailleurs: [{ document: chemin, chemin: `/etablissements/${there}`, dit }],
        },
      ];
    });
  });

/** A number settles it; without one on both sides, the name does. */
const isSame = (one: Etablissement, other: Etablissement): boolean => {
  const [here, there] = [own(one, 'finess'), own(other, 'finess')].map(asText);
  return here && there ? here === there : plain(one.nom) === plain(other.nom);
};

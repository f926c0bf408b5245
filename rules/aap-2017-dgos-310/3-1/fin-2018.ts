import { asText, at, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Steps that end when the envelope is no longer available. */
export const verifie: Verifie = ({ document, appel }) => {
  const fin = asText(own(appel, 'disponible_jusquau'));
  return list(own(document, 'projets')).flatMap((projet, i) =>
    list(at(projet, '/calendrier/etapes')).flatMap((etape, j) => {
      const echeance = asText(own(etape, 'echeance'));
      if (echeance <= fin) return [];
      const vars = { nom: own(projet, 'nom') ?? '', echeance, fin };
      return [{ chemin: `/projets/${i}/calendrier/etapes/${j}/echeance`, vars }];
    }),
  );
};

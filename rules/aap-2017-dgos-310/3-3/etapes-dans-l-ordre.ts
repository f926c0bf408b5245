import { asText, at, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Steps that end before they begin. */
export const verifie: Verifie = ({ document }) =>
  list(own(document, 'projets')).flatMap((projet, i) =>
    list(at(projet, '/calendrier/etapes')).flatMap((etape, j) => {
      const [debut, echeance] = [asText(own(etape, 'debut')), asText(own(etape, 'echeance'))];
      if (debut === '' || echeance === '' || debut <= echeance) return [];
      const vars = { nom: own(projet, 'nom') ?? '', debut, echeance };
      return [{ chemin: `/projets/${i}/calendrier/etapes/${j}/echeance`, vars }];
    }),
  );

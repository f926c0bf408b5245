import { asText, at, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Steps that begin before the day of deposit, or that of the document. */
export const verifie: Verifie = ({ document }) => {
  const depot = asText(own(document, 'date_depot') ?? own(document, 'date'));
  return list(own(document, 'projets')).flatMap((projet, i) =>
    list(at(projet, '/calendrier/etapes')).flatMap((etape, j) => {
      const debut = asText(own(etape, 'debut'));
      if (debut === '' || debut >= depot) return [];
      const vars = { nom: own(projet, 'nom') ?? '', debut, depot };
      return [{ chemin: `/projets/${i}/calendrier/etapes/${j}/debut`, vars }];
    }),
  );
};

import { at, isObject, list, own } from '../../../core/json.js';
import type { Failure } from '../../../core/law/law.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Attachments that a criterion or a project cites, and that are not in the list. */
export const verifie: Verifie = ({ document }) => {
  const known = list(own(document, 'pieces')).map((piece) => own(piece, 'id'));
  const eligibilite = own(document, 'eligibilite');
  const places = [
    ...Object.keys(isObject(eligibilite) ? eligibilite : {}).map((key) => `/eligibilite/${key}`),
    ...list(own(document, 'projets')).map((_, i) => `/projets/${i}`),
  ];
  return places.flatMap((place): readonly Failure[] =>
    list(at(document, `${place}/justificatifs`)).flatMap((piece, i) =>
      known.includes(piece) ? [] : [{ chemin: `${place}/justificatifs/${i}`, vars: { piece } }],
    ),
  );
};

import { asText, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { directoryOf } from '../../../core/model/fiche.js';

/** The établissement with which the convention is concluded signs it. */
export const verifie: Verifie = ({ document, fiche }) => {
  const other = asText(own(document, 'associe') ?? own(document, 'partenaire'));
  const signs = list(own(document, 'signataires')).some((one) => own(one, 'etablissement') === other);
  return other === '' || signs
    ? []
    : [{ chemin: '/signataires', vars: { nom: directoryOf(fiche)(other)?.nom ?? other } }];
};

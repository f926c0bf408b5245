import { asText, at, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Where the convention and the fiche give the same day. */
const TWINS = [
  ['/signee_le', '/convention_constitutive/signee_le', 'la signature'],
  ['/approbation/approuve_le', '/convention_constitutive/approuvee_le', "l'approbation"],
] as const;

/** Days that both give, and that differ; a fiche older than the convention cannot know it. */
export const verifie: Verifie = ({ document, fiche }) =>
  TWINS.flatMap(([chemin, there, quoi]) => {
    const [ici, la] = [at(document, chemin), at(fiche, there)];
    const known = asText(own(fiche, 'date')) || asText(ici);
    if (ici === undefined || la === undefined || ici === la || known < asText(ici)) return [];
    return [{ chemin, vars: { ici, la, quoi }, ailleurs: [{ chemin: there, dit: 'La date de la fiche' }] }];
  });

import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Where the convention and the fiche give the same day. */
const TWINS = [
  ['/signee_le', '/convention_constitutive/signee_le', 'signature'],
  ['/approbation/approuve_le', '/convention_constitutive/approuvee_le', 'approbation'],
] as const;

/** Days that the convention and the fiche both give, and that differ. */
export const verifie: Verifie = ({ document, fiche }) =>
  TWINS.flatMap(([chemin, there, quoi]) => {
    const [ici, la] = [at(document, chemin), at(fiche, there)];
    if (ici === undefined || la === undefined || ici === la) return [];
    return [{ chemin, vars: { ici, la, quoi }, ailleurs: [{ chemin: there, dit: `La ${quoi} dans la fiche` }] }];
  });

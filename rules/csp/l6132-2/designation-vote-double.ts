import { at, list } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { etablissementsOf } from '../../../core/model/fiche.js';

/** A council counted on both sides. */
export const verifie: Verifie = ({ document, fiche }) => {
  const [pour, contre] = ['pour', 'contre'].map((one) =>
    list(at(document, `/organisation/designation_support/${one}`)),
  );
  return (contre ?? []).flatMap((id, i) => {
    if (!pour?.includes(id)) return [];
    const etablissement = etablissementsOf(fiche).find((one) => one.id === id)?.nom ?? id;
    return [{ chemin: `/organisation/designation_support/contre/${i}`, vars: { etablissement } }];
  });
};

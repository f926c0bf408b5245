import { at, list } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { etablissementsOf } from '../../../core/model/fiche.js';

/** Public health établissements have a conseil de surveillance; medico-social ones a conseil d'administration. */
const WITH_COUNCIL = new Set(['chu', 'ch', 'ch_psychiatrie', 'had_publique']);

/** Two thirds of the councils of the parties approved, unless the agency decided in their stead. */
export const verifie: Verifie = ({ document, fiche }) => {
  const vote = '/organisation/designation_support';
  const given = at(document, `${vote}/pour`);
  if (given === undefined || at(document, `${vote}/par_ars/decision_le`) !== undefined) return [];
  const councils = etablissementsOf(fiche).filter(
    ({ statut, categorie }) => statut === 'partie' && WITH_COUNCIL.has(categorie ?? ''),
  );
  const pour = councils.filter(({ id }) => list(given).includes(id)).length;
  const total = councils.length;
  const seuil = Math.ceil((2 * total) / 3);
  return pour >= seuil ? [] : [{ chemin: `${vote}/pour`, vars: { pour, total, seuil } }];
};

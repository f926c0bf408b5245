import { at, isObject, list, segment } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Posts and totals under a code that is not a column of the table. */
export const verifie: Verifie = ({ document }) => {
  const columns = list(at(document, '/etat_des_lieux/departements'));
  if (columns.length === 0) return [];
  const rows = list(at(document, '/etat_des_lieux/lignes')).map((_, i) => `/etat_des_lieux/lignes/${i}/postes`);
  return [...rows, '/etat_des_lieux/totaux'].flatMap((path) => {
    const cells = at(document, path);
    const codes = isObject(cells) ? Object.keys(cells) : [];
    return codes
      .filter((code) => !columns.includes(code))
      .map((code) => ({ chemin: `${path}/${segment(code)}`, vars: { code } }));
  });
};

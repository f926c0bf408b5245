import { asText, at, isObject, type Json, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { frenchNumber } from '../../../core/message.js';

const postsOf = (row: Json): number => {
  const cells = own(row, 'postes');
  return (isObject(cells) ? Object.values(cells) : []).reduce<number>(
    (sum, one) => sum + (typeof one === 'number' ? one : 0),
    0,
  );
};

/** Shares of the whole that are written and are not what the division gives, to two decimals. */
export const verifie: Verifie = ({ document }) => {
  const rows = list(at(document, '/etat_des_lieux/lignes'));
  const total = rows.reduce<number>((sum, row) => sum + postsOf(row), 0);
  return rows.flatMap((row, i) => {
    const [written, postes] = [own(row, 'pourcentage'), postsOf(row)];
    const right = Math.round((postes / total) * 10000) / 100;
    if (typeof written !== 'number' || total === 0 || Math.abs(written - right) < 0.005) return [];
    const texts = { ecrit: frenchNumber(written, '%'), juste: frenchNumber(right, '%'), nombre: frenchNumber(right) };
    const vars = { specialite: asText(own(row, 'specialite')), postes, total, ...texts };
    return [{ chemin: `/etat_des_lieux/lignes/${i}/pourcentage`, vars }];
  });
};

import { asText, at, isObject, type Json, list, own, segment } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

const sum = (values: readonly (Json | undefined)[]): number =>
  values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0);

const numbers = (value: Json | undefined): readonly Json[] => (isObject(value) ? Object.values(value) : []);

/** A total that is written and is not what the addition gives. */
const gap = (chemin: string, quoi: string, ecrit: Json | undefined, juste: number) =>
  ecrit === undefined || ecrit === juste ? [] : [{ chemin: `/etat_des_lieux${chemin}`, vars: { quoi, ecrit, juste } }];

/** Totals of rows, of columns, and of the whole, that are not the sum of the posts written. */
export const verifie: Verifie = ({ document }) => {
  const table = at(document, '/etat_des_lieux');
  const [rows, columns] = [list(own(table, 'lignes')), own(table, 'totaux')];
  const cells = rows.map((row) => own(row, 'postes'));
  return [
    ...rows.flatMap((row, i) =>
      gap(
        `/lignes/${i}/total`,
        `Total de la ligne « ${asText(own(row, 'specialite'))} »`,
        own(row, 'total'),
        sum(numbers(cells[i])),
      ),
    ),
    ...Object.entries(isObject(columns) ? columns : {}).flatMap(([code, total]) =>
      gap(`/totaux/${segment(code)}`, `Total du département ${code}`, total, sum(cells.map((row) => own(row, code)))),
    ),
    ...gap('/total', 'Total général', own(table, 'total'), sum(cells.flatMap(numbers))),
  ];
};

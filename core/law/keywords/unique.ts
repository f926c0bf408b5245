import { isArray, own } from '../../json.js';
import { type Keyword, OK } from './keyword.js';

/** `unique_par: cle`: no two elements of the list share that value; points at the second one. */
export const unique_par: Keyword = (value, param) => {
  if (!isArray(value)) return OK;
  const key = String(param);
  const values = value.map((entry) => own(entry, key));
  const first = new Map(values.map((item, i) => [item, i] as const).reverse());
  return values.flatMap((item, i) =>
    item !== undefined && first.get(item) !== i ? [{ chemin: `/${i}/${key}`, vars: { valeur: item } }] : [],
  );
};

import { isArray, own, segment } from '../../json.js';
import { isWritten } from '../../model/written.js';
import { fails, type Keyword, OK } from './keyword.js';

/** `renseigne: true`, the value is written; `renseigne: [a, b]`, each of these keys is there and written. */
export const renseigne: Keyword = (value, param, facts) => {
  if (!isArray(param)) return isWritten(value) ? OK : fails();
  const missing = param.map(String).filter((key) => !isWritten(own(value, key)));
  return missing.map((key) => ({ chemin: `/${segment(key)}`, vars: { manque: facts.titres[key] ?? key } }));
};

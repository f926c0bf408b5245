import { isArray } from '../../json.js';
import { plainUnder } from '../../model/written.js';
import { plain } from '../../words.js';
import { fails, type Keyword, OK } from './keyword.js';

/** `mentionne: [mot, …]`: some text under the value has a word that begins so, whatever its accents and case. */
export const mentionne: Keyword = (value, param) => {
  const words = (isArray(param) ? param : [param]).map((word) => plain(String(word)));
  const text = ` ${plainUnder(value)}`;
  return words.some((word) => text.includes(` ${word}`)) ? OK : fails();
};

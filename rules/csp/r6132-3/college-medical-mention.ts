import { isArray, isObject, type Json, segment } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { plain } from '../../../core/words.js';

/** Each text that names the former body without naming its successor; a text brought elsewhere by a reference counts once. */
export const verifie: Verifie = ({ document }) => {
  const found = texts(document, '').filter(([, text]) => namesOnlyTheFormer(text));
  const first = found.filter(([, text], i) => found.findIndex(([, other]) => other === text) === i);
  return first.map(([chemin]) => ({ chemin, vars: {} }));
};

const texts = (value: Json, chemin: string): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[chemin, value]];
  const children = isArray(value) || isObject(value) ? Object.entries(value) : [];
  return children.flatMap(([key, item]) => texts(item as Json, `${chemin}/${segment(key)}`));
};

const SUCCESSOR = /\b(?:commission medicale d[eu] groupement|cmg)\b/;

/** `college_medical`, the key of an instance, is not prose: another rule looks at it. */
const namesOnlyTheFormer = (text: string): boolean =>
  text !== 'college_medical' && plain(text).includes('college medical') && !SUCCESSOR.test(plain(text));

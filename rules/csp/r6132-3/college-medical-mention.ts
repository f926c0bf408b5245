import { isArray, isObject, type Json, segment } from '../../../core/json.js';
import type { Failure, Verifie } from '../../../core/law/rule.js';
import { plain } from '../../../core/words.js';

/** Each text that names the former body without naming the one that replaced it. */
export const verifie: Verifie = ({ document }) => outdated(document, '');

const outdated = (value: Json, chemin: string): readonly Failure[] => {
  if (typeof value === 'string') return namesOnlyTheFormer(value) ? [{ chemin, vars: {} }] : [];
  const children = isArray(value) ? value.map((item, i) => [i, item] as const) : isObject(value) ? Object.entries(value) : [];
  return children.flatMap(([key, item]) => outdated(item, `${chemin}/${segment(key)}`));
};

const NEW = /\b(?:commission medicale d[eu] groupement|cmg)\b/;

/** `college_medical`, the key of an instance, is not prose: another rule looks at it. */
const namesOnlyTheFormer = (text: string): boolean =>
  text !== 'college_medical' && plain(text).includes('college medical') && !NEW.test(plain(text));

import type { Verifie } from '../../../core/law/rule.js';
import { textsOf } from '../../../core/model/written.js';
import { plain } from '../../../core/words.js';

/** Each text that names the former body without naming its successor; a text brought elsewhere by a reference counts once. */
export const verifie: Verifie = ({ document }) => {
  const found = textsOf(document).filter(([, text]) => namesOnlyTheFormer(text));
  const first = found.filter(([, text], i) => found.findIndex(([, other]) => other === text) === i);
  return first.map(([chemin]) => ({ chemin, vars: {} }));
};

const SUCCESSOR = /\b(?:commission medicale d[eu] groupement|cmg)\b/;

/** Few texts hold these letters: the others need not be reduced to plain words. */
const LETTERS = /coll.{1,2}ge/i;

/** `college_medical`, the key of an instance, is not prose: another rule looks at it. */
const namesOnlyTheFormer = (text: string): boolean =>
  text !== 'college_medical' &&
  LETTERS.test(text) &&
  plain(text).includes('college medical') &&
  !SUCCESSOR.test(plain(text));

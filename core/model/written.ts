import { isArray, isObject, type Json, own } from '../json.js';
import { plain } from '../words.js';

const PLACEHOLDER =
  /^(?:a (?:completer|rediger|preciser|venir|definir|renseigner)(?: .*)?|en cours(?: de redaction)?|todo.*|tbd|fixme.*|xx+|lorem.*|n a|neant|nc|non renseigne|texte(?: ici)?|votre texte(?: ici)?|ecrivez ici.*)$/;

/** Marks of the instructions that ght itself leaves in a skeleton: `<!-- à écrire … -->` and `[à écrire : …]`. */
const INSTRUCTION = /<!--[\s\S]*?-->|\[(?:à|a) (?:écrire|compléter|préciser)[^\]]*\]/gi;
const QUOTE = /^\s*>.*$/gm;
const WITHOUT_OBJECT = /^sans objet\b\s*/;
const REMINDER = /^#{1,6}\s+rappel\b[^\n]*\n(?:(?!#)[^\n]*\n?)*/gim;

/** What a piece of prose amounts to once quotations of the law, instructions and formatting are set aside. */
const substance = (text: string): string =>
  plain(text.replace(INSTRUCTION, ' ').replace(REMINDER, ' ').replace(QUOTE, ' '));

/** True when a text says something: not empty, not « à compléter », not only a quotation, not a bare « sans objet ». */
export const isWrittenText = (text: string): boolean => {
  const words = substance(text);
  if (words === '' || PLACEHOLDER.test(words)) return false;
  return WITHOUT_OBJECT.test(words) ? isWrittenText(words.replace(WITHOUT_OBJECT, '')) : words.length > 2;
};

/** True when a value, or one of the values under it, is written; `renvoi` and identifiers do not count as writing. */
export const isWritten = (value: Json | undefined): boolean => {
  if (typeof value === 'string') return isWrittenText(value);
  if (isArray(value)) return value.some(isWritten);
  if (isObject(value))
    return Object.entries(value).some(([key, item]) => key !== 'renvoi' && key !== 'id' && isWritten(item));
  return value === true || typeof value === 'number';
};

/** True for an item set aside with its reason: « Sans objet : motif » or `sans_objet: motif`. */
export const isWithoutObject = (value: Json | undefined): boolean => {
  if (typeof value === 'string') return WITHOUT_OBJECT.test(substance(value)) && isWrittenText(value);
  const reason = own(value, 'sans_objet');
  return typeof reason === 'string' && isWrittenText(reason);
};

/** Every text under a value, joined, for looking up words. */
export const textUnder = (value: Json | undefined): string => {
  if (typeof value === 'string') return value;
  if (isArray(value)) return value.map(textUnder).join('\n');
  return isObject(value) ? Object.values(value).map(textUnder).join('\n') : '';
};

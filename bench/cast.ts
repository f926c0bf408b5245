import { isArray, isObject, type Json, type JsonObject, list, own } from '../core/json.js';
import { luhn } from '../core/law/keywords/numeros.js';
import type { Readings } from '../core/parse/read.js';
import { propOf, type Shape } from '../core/parse/shape.js';
import type { Cast, Mould } from './moulds.js';
import { paragraph } from './prose.js';
import type { Dice } from './random.js';

/** Bytes, or nearly, below which the texts of a document are lengthened: the mean is then about 18 KB. */
const LENGTH = 15_000;

/** A groupement of its own: another name, other FINESS numbers (none is party to two groupements), longer texts. */
export const cast = (mould: Mould, rank: number, dice: Dice, readings: Readings): Mould => {
  const fiche = mould.documents.find(({ type }) => type === 'fiche')?.data ?? {};
  const numbers = list(own(fiche, 'etablissements')).map((one) => String(own(one, 'finess')));
  const words = new Map([
    ...numbers.map((number, i) => [number, finess(rank * 20 + i)] as const),
    [String(own(fiche, 'nom')), `${String(own(fiche, 'nom'))} ${rank + 1}`] as const,
  ]);
  const documents = mould.documents.map((document) => ({
    ...document,
    data: lengthened(replaced(document.data, words) as JsonObject, document, dice, readings),
  }));
  return { ...mould, documents };
};

/** The number of that rank, its key found by trying. */
const finess = (rank: number): string => {
  const digits = String(10_000_000 + rank);
  return [...'0123456789'].map((key) => digits + key).find(luhn) ?? digits;
};

/** Values that are one of the words, replaced; a word within a text stays as it is. */
const replaced = (value: Json, words: ReadonlyMap<string, string>): Json => {
  if (typeof value === 'string') return words.get(value) ?? value;
  if (isArray(value)) return value.map((item) => replaced(item, words));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, words)]));
};

const lengthened = (data: JsonObject, { type }: Cast, dice: Dice, readings: Readings): JsonObject => {
  const keys = proseKeys(data, readings[type]?.shape);
  let longer = data;
  for (let size = JSON.stringify(data).length; keys.length > 0 && size < LENGTH; ) {
    const key = keys[dice(keys.length)] ?? '';
    const added = paragraph(dice);
    longer = { ...longer, [key]: `${String(longer[key])}\n\n${added}` };
    size += added.length + 2;
  }
  return longer;
};

const proseKeys = (data: JsonObject, shape: Shape | undefined): readonly string[] =>
  Object.keys(data).filter((key) => propOf(shape, key)?.kind === 'prose' && typeof data[key] === 'string');

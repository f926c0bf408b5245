import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import type { Box } from './matrix.js';

/** The value of a key, its reference followed; undefined when it is not there. */
export const entryOf = (dict: PDFDict | undefined, key: string): PDFObject | undefined => dict?.lookup(PDFName.of(key));

/** The value of a key when it is a dictionary. */
export const dictOf = (dict: PDFDict | undefined, key: string): PDFDict | undefined => {
  const value = entryOf(dict, key);
  return value instanceof PDFDict ? value : undefined;
};

/** The value of a key when it is an array. */
export const arrayOf = (dict: PDFDict | undefined, key: string): PDFArray | undefined => {
  const value = entryOf(dict, key);
  return value instanceof PDFArray ? value : undefined;
};

/** The value of a key when it is a number. */
export const numberOf = (dict: PDFDict | undefined, key: string): number | undefined => {
  const value = entryOf(dict, key);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
};

/** The value of a key when it is a name, without its slash. */
export const nameOf = (dict: PDFDict | undefined, key: string): string | undefined => {
  const value = entryOf(dict, key);
  return value instanceof PDFName ? value.decodeText() : undefined;
};

/** What an array holds, references followed. */
export const itemsOf = (array: PDFArray | undefined): readonly PDFObject[] =>
  Array.from({ length: array?.size() ?? 0 }, (_, i) => array?.lookup(i)).filter((item) => item !== undefined);

/** The numbers of an array, in order; undefined unless all are numbers, as many as wanted. */
export const numbersOf = (array: PDFArray | undefined, count: number): readonly number[] | undefined => {
  const numbers = itemsOf(array).flatMap((item) => (item instanceof PDFNumber ? [item.asNumber()] : []));
  return numbers.length === count && numbers.every(Number.isFinite) ? numbers : undefined;
};

/** A rectangle, its corners put in order. */
export const boxOf = (dict: PDFDict | undefined, key: string): Box | undefined => {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbersOf(arrayOf(dict, key), 4) ?? [];
  const box: Box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  return box[2] > box[0] && box[3] > box[1] ? box : undefined;
};

/** The reference of a value written as one. */
export const refOf = (dict: PDFDict, key: string): PDFRef | undefined => {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFRef ? value : undefined;
};

/** The dictionary of a key, made if it is not there. */
export const madeDict = (context: PDFContext, dict: PDFDict, key: string): PDFDict => {
  const known = dictOf(dict, key);
  if (known) return known;
  const made = context.obj({});
  dict.set(PDFName.of(key), made);
  return made;
};

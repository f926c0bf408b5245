import { isArray, isObject, type Json, own } from './json.js';
import type { Dated } from './law/law.js';
import { on } from './law/law.js';

/** Names that a message may use. */
export type Names = Readonly<Record<string, Json>>;

/**
 * Fills the `{{a.b}}` of a message: dotted paths only, no expression; days are put in French, and what is unknown stays
 * visible as « … » unless told otherwise.
 */
export const fill = (template: Dated<string>, day: string, names: Names, unknown = '…'): string =>
  (on(template, day) ?? '').replaceAll(/\{\{\s*([\p{L}\p{N}_.]+)\s*\}\}/gu, (_, path: string) => {
    const value = path.split('.').reduce<Json | undefined>((node, key) => own(node, key), names as Json);
    return value === undefined || value === null || isObject(value) || isArray(value)
      ? unknown
      : frenchDay(String(value));
  });

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

/** A day in French: « 1er janvier 2022 ». Returns the text itself when it is not a full day. */
export const frenchDay = (day: string): string => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? day : `${date === '01' ? '1er' : Number(date)} ${name} ${year}`;
};

const DAY_IN_WORDS = new RegExp(`\\b(\\d{1,2}|1er)\\s+(${MONTHS.join('|')})\\s+(\\d{4})\\b`, 'giu');

/** Full days that a French text names, as ISO: « le décret du 27 mai 2021 » names 2021-05-27. */
export const daysIn = (text: string): readonly string[] =>
  [...text.matchAll(DAY_IN_WORDS)].map(([, date = '', month = '', year = '']) =>
    [year, MONTHS.indexOf(month.toLowerCase()) + 1, Number.parseInt(date, 10)]
      .map((part) => String(part).padStart(2, '0'))
      .join('-'),
  );

const THOUSANDS = /\B(?=(?:\d{3})+$)/g;

/** A number as the French write it, with its unit: « 8 923,50 € ». */
export const frenchNumber = (value: number, unit = ''): string => {
  const [whole = '', cents = ''] = (Number.isInteger(value) ? String(value) : value.toFixed(2)).split('.');
  const written = `${whole.replace(THOUSANDS, '\u202f')}${cents ? `,${cents}` : ''}`;
  return unit ? `${written}\u00a0${unit}` : written;
};

const NBSP = '\u00a0';

/** A sentence with its French spaces made non-breaking, so that no line ever begins with « : » or ends with « « ». */
export const spaced = (sentence: string): string =>
  sentence.replaceAll(/ (?=[:;!?»])/g, NBSP).replaceAll('« ', `«${NBSP}`);

/** Any value a document can hold once read. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A mapping with text keys. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** True for a mapping (not an array, not null). */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True for an array; narrows better than `Array.isArray` on readonly values. */
export const isArray = (value: unknown): value is readonly Json[] => Array.isArray(value);

/** Own entry of a table under a word that a user wrote: « constructor » and its like are words like any other. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** Elements of an array; none for anything else. */
export const list = (value: unknown): readonly Json[] => (isArray(value) ? value : []);

/** Own value under a key, never one inherited from a prototype. */
export const own = (value: unknown, key: string): Json | undefined => {
  if (isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
};

/** A single value as text; '' for a list, a mapping or nothing, so that an odd document never breaks a sentence. */
export const asText = (value: Json | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value);

/** Writes one segment of a JSON pointer (RFC 6901). */
export const segment = (key: string | number): string => {
  const text = String(key);
  return text.includes('~') || text.includes('/') ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text;
};

/** Splits a JSON pointer into its keys; '' and '/' both name the whole document. */
export const segments = (pointer: string): readonly string[] =>
  pointer === '' || pointer === '/'
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((key) => (key.includes('~') ? key.replaceAll('~1', '/').replaceAll('~0', '~') : key));

/** Value at a JSON pointer, or undefined. */
export const at = (value: unknown, pointer: string): Json | undefined =>
  segments(pointer).reduce<unknown>((node, key) => own(node, key), value) as Json | undefined;

import { isArray, isObject, type Json, own, segment, segments } from '../json.js';
import { rememberedFor } from '../memo.js';
import type { Names } from '../message.js';

/** One value that a rule judges, with the names its message may use. */
export interface Target {
  readonly pointer: string;
  /** Undefined when nothing is written there. */
  readonly value: Json | undefined;
  readonly names: Names;
}

/** Many rules look at the same place of a document, which nothing changes once it is read. */
const targetsIn = rememberedFor((_data: object) => new Map<string, readonly Target[]>());

// The pattern « /filieres/ * /organisation » has a star for each element of a list or mapping.
/** Values of the document that a rule's pattern designates, in the order they are written. */
export const targetsOf = (data: Json, pattern: string): readonly Target[] => {
  if (typeof data !== 'object' || data === null) return designated(data, pattern);
  const known = targetsIn(data);
  const targets = known.get(pattern) ?? designated(data, pattern);
  known.set(pattern, targets);
  return targets;
};

const designated = (data: Json, pattern: string): readonly Target[] => {
  const start: readonly Target[] = [{ pointer: '', value: data, names: {} }];
  const keys = segments(pattern);
  return keys.reduce((targets, key, i) => targets.flatMap((target) => step(target, key, keys[i - 1] ?? '')), start);
};

const step = (target: Target, key: string, collection: string): readonly Target[] => {
  if (key !== '*') return [{ ...target, pointer: `${target.pointer}/${segment(key)}`, value: own(target.value, key) }];
  return elements(target.value).map(([name, value]) => ({
    pointer: `${target.pointer}/${segment(name)}`,
    value,
    names: { ...target.names, [singular(collection)]: value, cle: name },
  }));
};

const elements = (value: Json | undefined): readonly (readonly [string, Json])[] => {
  if (isArray(value)) return value.map((item, i) => [String(i), item]);
  return isObject(value) ? Object.entries(value) : [];
};

const singular = (name: string): string => name.replace(/s$/, '');

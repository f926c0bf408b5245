import type { Json } from '../../json.js';
import type { Facts, Failure } from '../law.js';

/** A domain keyword of `exige`: the failing spots of a value, for the parameter written in the rule. */
export type Keyword = (value: Json, param: Json, facts: Facts) => readonly Failure[];

/** No failure. */
export const OK: readonly Failure[] = [];

/** One failure at the value itself. */
export const fails = (vars: Failure['vars'] = {}): readonly Failure[] => [{ chemin: '', vars }];

import type { Json } from '../json.js';
import { segment } from '../json.js';
import type { Facts, Failure, Judge } from './law.js';

/** One error as compiled validators report it. */
export interface ValidationError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A validator compiled by ajv, at build or at run time. */
export interface Validate {
  (this: Facts | undefined, value: Json): boolean;
  errors?: readonly ValidationError[] | null;
}

/** Turns a compiled validator into a demand: its errors become failing spots. */
export const judgeOf =
  (validate: Validate): Judge =>
  (value, facts) => {
    if (validate.call(facts, value)) return [];
    return distinct(leading(validate.errors ?? []).map((error) => failureOf(error, facts)));
  };

const ALTERNATIVES = new Set(['anyOf', 'oneOf', 'not', 'contains']);

/**
 * Errors that speak for themselves: not those inside a choice that failed as a whole, not the « if » that led there.
 */
export const leading = (errors: readonly ValidationError[]): readonly ValidationError[] => {
  const choices = errors.filter((error) => ALTERNATIVES.has(error.keyword)).map((error) => error.schemaPath);
  return errors.filter(
    (error) => error.keyword !== 'if' && !choices.some((path) => error.schemaPath.startsWith(`${path}/`)),
  );
};

const failureOf = (error: ValidationError, facts: Facts): Failure => {
  const { chemin, vars, missingProperty } = error.params;
  if (typeof chemin === 'string') return { chemin: error.instancePath + chemin, vars: (vars ?? {}) as Failure['vars'] };
  if (typeof missingProperty !== 'string') return { chemin: error.instancePath, vars: {} };
  const manque = facts.titres[missingProperty] ?? missingProperty;
  return { chemin: `${error.instancePath}/${segment(missingProperty)}`, vars: { manque } };
};

const distinct = (failures: readonly Failure[]): readonly Failure[] => {
  const seen = new Map(failures.map((failure) => [failure.chemin + JSON.stringify(failure.vars), failure]));
  return [...seen.values()];
};

import { _, type KeywordCxt, stringify } from 'ajv';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import type { KeywordErrorCxt } from 'ajv/dist/types/index.js';
import { isArray, isObject, type Json, type JsonObject } from '../json.js';
import { FORMATS } from './formats.js';
import type { Validate } from './judge.js';
import { KEYWORDS } from './keywords/index.js';
import { linear } from './linear.js';

/** Module that generated validators ask for the keywords and formats, once they stand on their own. */
const RUNTIME = './runtime.js';

const ANNOTATIONS = [
  ...['x-article', 'x-cles', 'x-corps', 'x-elements', 'x-introduction', 'x-libelles', 'x-piece', 'x-prose'],
  ...['x-reference', 'x-tableau', 'x-transparent', 'x-unite'],
];

/** The one place where ajv is set up, for schemas and for the demands of rules alike. */
export const newAjv = (regExp?: typeof linear): Ajv => {
  const formats = _`require(${RUNTIME}).FORMATS`;
  const code = { source: true, formats, ...(regExp ? { regExp } : {}) } as const;
  const ajv = new Ajv({
    allErrors: true,
    passContext: true,
    strict: false,
    strictSchema: true,
    ownProperties: true,
    code,
  });
  const ours = regExp === undefined;
  if (ours) forgetUnevaluated(ajv);
  ajv.addVocabulary(ANNOTATIONS);
  for (const [name, test] of Object.entries(FORMATS)) ajv.addFormat(name, test);
  const error = { message: 'domain keyword', params: ({ params }: KeywordErrorCxt) => _`${params['failure']}` };
  for (const name of Object.keys(KEYWORDS))
    ajv.addKeyword({ keyword: name, code: (cxt) => callKeyword(cxt, name), error });
  return ajv;
};

/**
 * What ght writes never asks what remains unevaluated: nothing is noted for it, and an alternative that holds ends the
 * search for one.
 */
const forgetUnevaluated = (ajv: Ajv): void => {
  ajv.opts.unevaluated = false;
  for (const keyword of ['unevaluatedProperties', 'unevaluatedItems']) ajv.removeKeyword(keyword);
};

/** Generates a call of the keyword with the facts (`this`), and one error for each failure it gives. */
const callKeyword = (cxt: KeywordCxt, name: string): void => {
  const keyword = cxt.gen.scopeValue('keyword', {
    ref: KEYWORDS[name],
    code: _`require(${RUNTIME}).KEYWORDS[${name}]`,
  });
  const failures = cxt.gen.const('failures', _`${keyword}(${cxt.data}, ${stringify(cxt.schema)}, this)`);
  cxt.gen.forOf('failure', failures, (failure) => {
    cxt.setParams({ failure });
    cxt.error();
  });
};

/**
 * Compiles the demand of a groupement's own rule, which comes from anywhere: it stands whole in its page, and its
 * expressions are judged in linear time. Throws when it is not such a JSON Schema.
 */
export const compile = (demand: JsonObject): Validate => {
  const reference = referenceIn(demand);
  if (reference !== undefined)
    throw new Error(`« ${reference} » n’a pas sa place dans une règle : écrivez ce qu’il désigne`);
  const inherited = inheritedIn(demand);
  if (inherited !== undefined) throw new Error(`unknown keyword: "${inherited}"`);
  return newAjv(linear).compile(demand) as unknown as Validate;
};

const REFERENCES = new Set(['$ref', '$dynamicRef', '$recursiveRef', '$id', '$schema', '$anchor', '$dynamicAnchor']);

/** A schema that refers, to another or to itself, could be written short and take for ever. */
const referenceIn = (demand: Json): string | undefined => {
  if (isArray(demand)) return demand.map(referenceIn).find((found) => found !== undefined);
  if (!isObject(demand)) return undefined;
  const [here] = Object.keys(demand).filter((key) => REFERENCES.has(key));
  return here ?? referenceIn(Object.values(demand));
};

/** Keywords whose own keys are names of data, and those whose value is data. */
const NAMING = new Set(['properties', 'patternProperties', 'dependentSchemas', 'dependentRequired', '$defs']);
const DATA = new Set(['const', 'enum', 'default', 'examples']);

/** ajv takes for a keyword, and then ignores, what every object inherits: « constructor », « toString ». */
const inheritedIn = (demand: Json): string | undefined => {
  if (isArray(demand)) return first(demand);
  if (!isObject(demand)) return undefined;
  const odd = Object.keys(demand).find((key) => key in Object.prototype);
  const within = Object.entries(demand).filter(([key]) => !DATA.has(key));
  return odd ?? first(within.flatMap(([key, value]) => (NAMING.has(key) ? Object.values(Object(value)) : [value])));
};

const first = (demands: readonly Json[]): string | undefined =>
  demands.map(inheritedIn).find((found) => found !== undefined);

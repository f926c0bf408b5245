import { isArray, isObject, type Json, type JsonObject } from '../json.js';
import type { Schemas } from '../parse/shape.js';

/** JSON Schemas for editors, one text a document type: shared parts folded in, domain annotations removed. */
export const editorSchemas = (schemas: Schemas): Readonly<Record<string, string>> => {
  const shared = Object.keys(schemas).filter((id) => id.startsWith('_'));
  const ids = Object.keys(schemas).filter((id) => !id.startsWith('_'));
  return Object.fromEntries(ids.map((id) => [id, `${JSON.stringify(selfContained(schemas, id, shared), null, 2)}\n`]));
};

const selfContained = (schemas: Schemas, id: string, shared: readonly string[]): JsonObject => {
  const { $id: _id, $defs, ...own } = clean(schemas[id] ?? {}, '') as JsonObject;
  const parts = shared.flatMap((part) => {
    const name = part.slice(part.lastIndexOf('/') + 1);
    const definitions = schemas[part]?.['$defs'];
    return isObject(definitions) ? [[name, clean({ $defs: definitions }, name)] as const] : [];
  });
  const defs = { ...($defs as JsonObject | undefined), ...Object.fromEntries(parts) };
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...own, $defs: defs } as JsonObject;
};

const FORMATS: Readonly<Record<string, JsonObject>> = {
  jour: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  jour_ou_annee: { pattern: '^\\d{4}(-\\d{2}-\\d{2})?$' },
  couleur: { pattern: '^#[0-9A-Fa-f]{6}$' },
  siret: { pattern: '^\\d{14}$' },
};

/** What ght reads as text or as truth, editors see typed: « version: 0.6 » is a number to them, « vrai » a word. */
const TYPES: Readonly<Record<string, JsonObject>> = {
  string: { type: ['string', 'number'] },
  number: { type: ['number', 'string'] },
  boolean: { type: ['boolean', 'string'], enum: [true, false, 'vrai', 'faux', 'oui', 'non'] },
};

/** A mapping with a main text may be written as that text alone, or as « Sans objet : motif ». */
const hasShortForm = ({ properties }: JsonObject): boolean =>
  isObject(properties) &&
  Object.entries(properties).some(
    ([key, item]) => key === 'sans_objet' || (isObject(item) && item['x-corps'] === true),
  );

/** Copies a schema without what editors do not know, its references turned towards the folded parts. */
const clean = (value: Json, home: string): Json => {
  if (isArray(value)) return value.map((item) => clean(item, home));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, item]): readonly (readonly [string, Json])[] => {
    if (key.startsWith('x-')) return [];
    if (key === 'type' && typeof item === 'string') return Object.entries(typed(item, value));
    if (key === '$ref' && typeof item === 'string') return [[key, local(item, home)]];
    if (key === 'format' && typeof item === 'string' && FORMATS[item]) return Object.entries(FORMATS[item]);
    return [[key, clean(item, home)]];
  });
  return Object.fromEntries(entries);
};

const typed = (type: string, schema: JsonObject): JsonObject =>
  TYPES[type] ?? { type: type === 'object' && hasShortForm(schema) ? ['object', 'string'] : type };

const local = (reference: string, home: string): string => {
  const [file = '', path = ''] = reference.split('#');
  const name = file.slice(file.lastIndexOf('/') + 1) || home;
  return name === '' ? `#${path}` : `#/$defs/${name}${path}`;
};

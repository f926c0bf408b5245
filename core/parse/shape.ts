import { entryOf, isArray, isObject, type Json, type JsonObject, own } from '../json.js';
import { rememberedFor } from '../memo.js';
import { plain } from '../words.js';

/**
 * What the reader must know of a schema: which keys a mapping has, which of them receives loose prose, what a list
 * holds. Made once from the JSON Schemas, at build.
 */
export interface Shape {
  readonly kind: 'prose' | 'ligne' | 'booleen' | 'entier' | 'nombre' | 'objet' | 'cles' | 'liste';
  readonly title: string;
  /** Keys of a mapping. */
  readonly props?: Readonly<Record<string, Shape>>;
  /** Key that receives the prose written right under the heading. */
  readonly corps?: string;
  /** True when the keys of this mapping may stand directly under its parent's heading. */
  readonly transparent?: boolean;
  /** What a list or a free mapping holds. */
  readonly item?: Shape;
  /** In Markdown, each heading under the list's heading is an element; the word that names one (« filiere »). */
  readonly elements?: string;
  /** Key, beside the list, of the prose that stands before its elements. */
  readonly introduction?: string;
  /** A list of small mappings, written and set as one table. */
  readonly tableau?: boolean;
  /** Unit of a number (« € »), written after it. */
  readonly unite?: string;
  /** What the words of a closed list mean, in French. */
  readonly libelles?: Readonly<Record<string, string>>;
  /** The value is the path of a file joined to the document. */
  readonly piece?: boolean;
  /** The value is the identifier of a file joined to the document, among its `pieces`. */
  readonly renvoi?: boolean;
  /** The value, or the key, names an établissement of the fiche. */
  readonly etablissement?: boolean;
}

/** Raw schemas by `$id`, as read from `schemas/`. */
export type Schemas = Readonly<Record<string, JsonObject>>;

/** Shape of one schema, its references followed. */
export const shapeOf = (schemas: Schemas, id: string): Shape => shape(schemas, id, schemas[id] ?? {});

const shape = (schemas: Schemas, base: string, schema: JsonObject): Shape => {
  const [home, whole] = resolve(schemas, base, schema);
  const title = String(whole['title'] ?? '');
  if (whole['type'] === 'array') return { kind: 'liste', title, ...listShape(schemas, home, whole) };
  if (whole['type'] === 'object') return { title, ...mappingShape(schemas, home, whole) };
  const kind = KINDS[String(whole['type'])] ?? (whole['x-prose'] === true ? 'prose' : 'ligne');
  return { kind, title, ...scalarShape(whole) };
};

const KINDS: Readonly<Record<string, Shape['kind']>> = { boolean: 'booleen', integer: 'entier', number: 'nombre' };

const scalarShape = (schema: JsonObject): Partial<Shape> => ({
  ...(schema['x-reference'] === 'etablissement' ? { etablissement: true } : {}),
  ...(schema['x-reference'] === 'piece' ? { renvoi: true } : {}),
  ...(schema['x-piece'] === true ? { piece: true } : {}),
  ...(typeof schema['x-unite'] === 'string' ? { unite: schema['x-unite'] } : {}),
  ...(isObject(schema['x-libelles']) ? { libelles: schema['x-libelles'] as Readonly<Record<string, string>> } : {}),
});

const listShape = (schemas: Schemas, base: string, schema: JsonObject) => ({
  ...(isObject(schema['items']) ? { item: shape(schemas, base, schema['items']) } : {}),
  ...(typeof schema['x-elements'] === 'string' ? { elements: schema['x-elements'] } : {}),
  ...(typeof schema['x-introduction'] === 'string' ? { introduction: schema['x-introduction'] } : {}),
  ...(schema['x-tableau'] === true ? { tableau: true } : {}),
});

const mappingShape = (schemas: Schemas, base: string, schema: JsonObject) => {
  const properties = schema['properties'];
  if (!isObject(properties)) return freeMapping(schemas, base, schema);
  const raw = Object.entries(properties).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
  const props = Object.fromEntries(raw.map(([key, value]) => [key, shape(schemas, base, value)]));
  const corps = raw.find(([, value]) => value['x-corps'] === true)?.[0];
  return {
    kind: 'objet' as const,
    props,
    ...(corps ? { corps } : {}),
    ...(schema['x-transparent'] ? { transparent: true } : {}),
  };
};

const freeMapping = (schemas: Schemas, base: string, schema: JsonObject) => {
  const item = schema['additionalProperties'];
  return {
    kind: 'cles' as const,
    ...(isObject(item) ? { item: shape(schemas, base, item) } : {}),
    ...(schema['x-cles'] === 'etablissement' ? { etablissement: true } : {}),
  };
};

/** Follows `$ref`; keys beside it (a title of its own, x-corps) win over those of the target. */
const resolve = (schemas: Schemas, base: string, schema: JsonObject): readonly [string, JsonObject] => {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return [base, schema];
  const [file = '', path = ''] = reference.split('#');
  const home = file === '' ? base : sibling(base, file);
  const target = path
    .split('/')
    .filter(Boolean)
    .reduce<Json | undefined>((node, key) => own(node, key), schemas[home]);
  if (!isObject(target)) throw new Error(`schema reference not found: ${reference} in ${base}`);
  const [deeper, whole] = resolve(schemas, home, target);
  return [deeper, { ...whole, ...schema }];
};

const sibling = (base: string, file: string): string =>
  base.includes('/') && !file.includes('/') ? `${base.slice(0, base.lastIndexOf('/'))}/${file}` : file;

/** Shape of a key of a mapping; never one inherited from a prototype, whatever an author calls a key. */
export const propOf = (shape: Shape | undefined, key: string): Shape | undefined =>
  shape?.props && entryOf(shape.props, key);

const bearing = (mark: 'piece' | 'etablissement') =>
  rememberedFor((shape: Shape): boolean => {
    const under = [shape.item, ...Object.values(shape.props ?? {})];
    return shape[mark] === true || under.some((one) => bears(one, mark));
  });
const BEARING = { piece: bearing('piece'), etablissement: bearing('etablissement') } as const;

/** True when a shape, or one under it, bears a mark: the values of one that bears none need not be looked through. */
export const bears = (shape: Shape | undefined, mark: keyof typeof BEARING): boolean =>
  shape !== undefined && BEARING[mark](shape);

/** Shape at a JSON pointer's keys, or undefined where the schema knows nothing. */
export const shapeAt = (root: Shape, keys: readonly string[]): Shape | undefined =>
  keys.reduce<Shape | undefined>((node, key) => propOf(node, key) ?? node?.item, root);

/** Gives each scalar its kind and each short form its long one, so that every way of writing gives the same data. */
export const normalise = (shape: Shape | undefined, value: Json): Json => {
  if (!shape) return value;
  if (isArray(value)) return value.map((item) => normalise(shape.item, item));
  if (isObject(value)) return normaliseObject(shape, value);
  return typeof value === 'string' ? normaliseText(shape, value) : value;
};

const normaliseObject = (shape: Shape, value: JsonObject): JsonObject => {
  const entries = Object.entries(value)
    .map(([key, item]): [string, Json] => [key, normalise(propOf(shape, key) ?? shape.item, item)])
    .filter(([key, item]) => item !== '' || keepsEmpty(propOf(shape, key) ?? shape.item));
  return Object.fromEntries(entries);
};

/** An empty « clé: » is kept where a text is expected (it is then « not written »), and dropped elsewhere. */
const keepsEmpty = (shape: Shape | undefined): boolean => shape === undefined || shape.kind === 'prose';

const TRUTH: Readonly<Record<string, boolean>> = {
  true: true,
  vrai: true,
  oui: true,
  false: false,
  faux: false,
  non: false,
};

const normaliseText = (shape: Shape, value: string): Json => {
  if (shape.kind === 'booleen') return own(TRUTH, value.toLowerCase()) ?? value;
  if (shape.kind === 'entier' || shape.kind === 'nombre') return numberIn(value, shape.kind) ?? value;
  if (shape.libelles) return wordFor(shape.libelles, value);
  if (shape.kind !== 'objet' || value === '') return value;
  return expand(shape, value);
};

/** Word of a closed list, written as such or as it is said in French, whatever its accents and case. */
const wordFor = (labels: Readonly<Record<string, string>>, value: string): string => {
  const said = plain(value);
  return Object.entries(labels).find((entry) => entry.some((one) => plain(one) === said))?.[0] ?? value;
};

const NUMBER = { entier: /^-?\d+$/, nombre: /^-?\d+(?:\.\d+)?$/ } as const;

/** « 1.234 »: a thousand and more for some, one and a fraction for others; nobody can tell. */
const UNSURE = /^\s*-?[1-9]\d{0,2}\.\d{3}(?!\d)/;

/** « 59 490 € », « 8 923,50 », « 40 % » : spaces, unit and decimal comma as the French write them. */
const numberIn = (text: string, kind: keyof typeof NUMBER): number | undefined => {
  if (UNSURE.test(text)) return undefined;
  const digits = text
    .replaceAll(/(?<=\d)[ \u00a0\u202f](?=\d{3})|(?<!\s)\s*(?:€|euros?|%)\s*$/giu, '')
    .replace(',', '.');
  return NUMBER[kind].test(digits) ? Number(digits) : undefined;
};

const WITHOUT_OBJECT = /^\s*(?:\*\*|_)?sans objet(?:\*\*|_)?\s*[:.,;–—-]?\s*(?:\*\*|_)?\s*/i;

/** A text given for a mapping: « Sans objet : motif », or the prose of its main key. */
const expand = (shape: Shape, text: string): Json => {
  if (shape.props?.['sans_objet'] && WITHOUT_OBJECT.test(text)) return { sans_objet: text.replace(WITHOUT_OBJECT, '') };
  return shape.corps ? { [shape.corps]: text } : text;
};

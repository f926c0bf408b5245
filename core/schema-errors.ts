import { closest } from './closest.js';
import type { Diagnostic } from './diagnostic.js';
import { at, entryOf, isArray, isObject, type Json, segment, segments } from './json.js';
import { leading, type Validate, type ValidationError } from './law/judge.js';
import type { Document } from './parse/document.js';
import { type Shape, shapeAt } from './parse/shape.js';
import { placeOf } from './parse/source.js';

/** What a schema finds unreadable in a document, said in French. */
export const schemaProblems = async (
  document: Document,
  shape: Shape,
  validate: Validate,
): Promise<readonly Diagnostic[]> => {
  if (validate.call(undefined, document.data)) return [];
  const errors = leading(validate.errors ?? []);
  return distinct(withoutEcho(errors).map((error) => toDiagnostic(document, shape, error)));
};

/** A wrong column of a table is said once, at its heading, and not for each row. */
const distinct = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
  [
    ...new Map(found.map((one) => [`${one.message} ${JSON.stringify(one.place)}`, one] as const).reverse()).values(),
  ].reverse();

/** Of a value that has neither the right kind nor a listed word, the list alone is said: it tells what to write. */
const withoutEcho = (errors: readonly ValidationError[]): readonly ValidationError[] => {
  const listed = new Set(errors.filter(({ keyword }) => keyword === 'enum').map(({ instancePath }) => instancePath));
  return errors.filter(({ keyword, instancePath }) => keyword !== 'type' || !listed.has(instancePath));
};

const toDiagnostic = (document: Document, shape: Shape, error: ValidationError): Diagnostic => {
  const extra = error.params['additionalProperty'];
  const path = typeof extra === 'string' ? `${error.instancePath}/${segment(extra)}` : error.instancePath;
  const [message, fix] =
    SAY[error.keyword]?.(document.data, shape, error, path) ?? odd(document.data, shape, error, path);
  const place = placeOf(document.source(), path);
  const rule = typeof extra === 'string' ? 'lecture/cle-inconnue' : 'lecture/forme';
  return { rule, level: 'illisible', outcome: 'manquant', message, fix, place, document: document.path, path };
};

type Say = (data: Json, shape: Shape, error: ValidationError, path: string) => readonly [message: string, fix: string];

const titleAt = (shape: Shape, path: string): string => {
  const keys = segments(path);
  const last = keys.at(-1);
  if (last === undefined) return shape.title || 'Le document';
  const own = shapeAt(shape, keys)?.title;
  if (shapeAt(shape, keys.slice(0, -1))?.kind !== 'liste') return own || last;
  return `${own || titleAt(shape, path.slice(0, path.lastIndexOf('/')))}, élément ${Number(last) + 1}`;
};

const valueAt = (data: Json, path: string): string => {
  const value = at(data, path);
  if (isArray(value)) return 'une liste';
  if (isObject(value)) return 'plusieurs clés';
  return `« ${String(value).slice(0, 60)} »`;
};

const unknownKey: Say = (_data, shape, error) => {
  const key = String(error.params['additionalProperty']);
  const parent = shapeAt(shape, segments(error.instancePath).slice(0, -1));
  if (parent?.tableau) return unknownColumn(key, parent.item?.props ?? {});
  const known = Object.keys(shapeAt(shape, segments(error.instancePath))?.props ?? {});
  const near = closest(key, known);
  const message = `La clé « ${key} » n’est pas connue à cet endroit.${near ? ` Vouliez-vous dire « ${near} » ?` : ''}`;
  const list = known.slice(0, 30).join(', ');
  return [message, near ? `Écrivez « ${near}: ».` : `Clés possibles ici : ${list}.`];
};

const unknownColumn = (name: string, props: Readonly<Record<string, Shape>>): readonly [string, string] => {
  const titles = Object.entries(props).map(([key, { title }]) => title.replace(/(?<!\s)\s*\([^()]*\)\s*$/, '') || key);
  const near = closest(name, titles) ?? closest(name, Object.keys(props));
  const message = `La colonne « ${name} » n’est pas connue dans ce tableau.`;
  const fix = `Colonnes possibles : ${titles.join(', ')} (en YAML : ${Object.keys(props).join(', ')}).`;
  return [near ? `${message} Vouliez-vous dire « ${near} » ?` : message, fix];
};

const missingKey: Say = (_data, shape, error, path) => {
  const key = String(error.params['missingProperty']);
  const title = titleAt(shape, `${path}/${segment(key)}`);
  return [`Il manque « ${key} » (${title}), sans quoi cette partie ne peut pas être lue.`, `Ajoutez « ${key}: ».`];
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'un texte',
  array: 'une liste (une ligne « - … » par élément)',
  object: 'une suite de clés (« clé: valeur », une par ligne, décalées de deux espaces)',
  boolean: 'vrai ou faux',
  integer: 'un nombre entier',
  number: 'un nombre (par exemple 59490 ou 8923,50)',
};

const wrongType: Say = (data, shape, error, path) => {
  const expected = TYPES[String(error.params['type'])] ?? String(error.params['type']);
  return [
    `« ${titleAt(shape, path)} » devrait être ${expected} ; on lit ${valueAt(data, path)}.`,
    `Écrivez ici ${expected}${keysHere(shape, path)}.`,
  ];
};

const keysHere = (shape: Shape, path: string): string => {
  const known = Object.keys(shapeAt(shape, segments(path))?.props ?? {});
  return known.length === 0 ? '' : `, parmi : ${known.slice(0, 30).join(', ')}`;
};

const notAllowed: Say = (data, shape, error, path) => {
  const values = (error.params['allowedValues'] ?? [error.params['allowedValue']]) as readonly Json[];
  const allowed = values.map(String);
  const near = closest(valueAt(data, path), allowed);
  const message = `« ${titleAt(shape, path)} » ne peut pas valoir ${valueAt(data, path)}.`;
  return [near ? `${message} Vouliez-vous dire « ${near} » ?` : message, `Choisissez : ${allowed.join(', ')}.`];
};

const FORMAT_FIX: Readonly<Record<string, string>> = {
  couleur: 'Écrivez la couleur entre guillemets, sous la forme "#RRVVBB", par exemple "#1F3A5F".',
  jour: 'Écrivez un jour qui existe, sous la forme AAAA-MM-JJ, par exemple 2022-07-01.',
  jour_ou_annee: 'Écrivez un jour sous la forme AAAA-MM-JJ, ou à défaut une année (AAAA).',
  siret: 'Vérifiez les quatorze chiffres : le dernier est une clé qui signale les fautes de frappe.',
};

const wrongFormat: Say = (data, shape, error, path) => [
  `« ${titleAt(shape, path)} » n’est pas valable : on lit ${valueAt(data, path)}.`,
  FORMAT_FIX[String(error.params['format'])] ?? 'Corrigez cette valeur.',
];

const wrongPattern: Say = (data, shape, _error, path) => [
  `« ${titleAt(shape, path)} » n’a pas la forme attendue : on lit ${valueAt(data, path)}.`,
  entryOf(PATTERN_FIX, segments(path).at(-1) ?? '') ?? 'Corrigez cette valeur.',
];

const PATTERN_FIX: Readonly<Record<string, string>> = {
  finess: 'Un numéro FINESS a neuf caractères, le département d’abord (2A et 2B compris).',
  id: 'N’employez que des minuscules sans accent, des chiffres et des tirets, par exemple ch-valombre.',
};

const odd: Say = (data, shape, _error, path) => [
  `« ${titleAt(shape, path)} » n’est pas valable : on lit ${valueAt(data, path)}.`,
  'Corrigez cette valeur.',
];

const outOfBounds: Say = (data, shape, error, path) => [
  `« ${titleAt(shape, path)} » ne peut pas valoir ${valueAt(data, path)}.`,
  `Écrivez un nombre ${BOUND[error.keyword]} ${String(error.params['limit'])}.`,
];

const BOUND: Readonly<Record<string, string>> = {
  minimum: 'au moins égal à',
  exclusiveMinimum: 'supérieur à',
  maximum: 'au plus égal à',
};

const SAY: Readonly<Record<string, Say>> = {
  additionalProperties: unknownKey,
  required: missingKey,
  type: wrongType,
  enum: notAllowed,
  const: notAllowed,
  format: wrongFormat,
  pattern: wrongPattern,
  minimum: outOfBounds,
  exclusiveMinimum: outOfBounds,
  maximum: outOfBounds,
  maxLength: (_data, shape, error, path) => [
    `« ${titleAt(shape, path)} » est trop long (${String(error.params['limit'])} caractères au plus).`,
    'Raccourcissez cette ligne, ou écrivez le détail dans une section du document.',
  ],
  minItems: (_data, shape, _error, path) => [`« ${titleAt(shape, path)} » est vide.`, 'Écrivez au moins un élément.'],
};

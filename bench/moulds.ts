import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isArray, isObject, type Json, type JsonObject, own } from '../core/json.js';
import { declaredType, type Readings, readDocument } from '../core/parse/read.js';

/** A document of a mould: its path without its ending, its type, what it says. */
export interface Cast {
  readonly name: string;
  readonly type: string;
  readonly data: JsonObject;
}

/** A groupement of `examples/`, as data from which others are cast. */
export interface Mould {
  readonly documents: readonly Cast[];
  /** Files joined to its documents, by their path in the groupement. */
  readonly pieces: Readonly<Record<string, Buffer>>;
}

/** Documents of a groupement of the corpus, its fiche included. */
const DOCUMENTS = 10;

/** How many filières a cast document keeps, so that its size stays near the mean. */
const FILIERES = 2;

/** Reads a groupement of the examples; its avenant is repeated, as real groupements do, until the documents are ten. */
export const readMould = async (folder: string, readings: Readings): Promise<Mould> => {
  const all = filesBelow(folder);
  const files = all.filter(isDocument);
  const names = [...new Set(files.map((path) => documentOf(folder, path)))];
  const read = await Promise.all(names.map((name) => readCast(folder, name, files, readings)));
  const pieces = all.filter((path) => !isDocument(path));
  return {
    documents: repeated(read.map(shortened)),
    pieces: Object.fromEntries(pieces.map((path) => [besides(folder, path), readFileSync(join(folder, path))])),
  };
};

/** What is read, beside the files that it joins: pieces, pictures, a charte. */
const isDocument = (path: string): boolean => /\.(?:yaml|md)$/.test(path) && !path.startsWith('pieces/');

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();

/** A folder with an index is one document, under the name of the folder. */
const documentOf = (folder: string, path: string): string => {
  const [head = ''] = path.split('/');
  return existsSync(join(folder, head, 'index.md')) ? head : path;
};

/** Where a joined file goes: a document of a folder is cast as one file beside it, and so are its pictures. */
const besides = (folder: string, path: string): string => {
  const name = documentOf(folder, path);
  return name === path ? path : relative(name, path);
};

const readCast = async (folder: string, name: string, files: readonly string[], readings: Readings): Promise<Cast> => {
  const text = (path: string) => ({ file: path, text: readFileSync(join(folder, path), 'utf8') });
  const whole = files.includes(name) ? name : `${name}/index.md`;
  const parts = files
    .filter((path) => path.startsWith(`${name}/`) && path !== whole)
    .map((path) => ({ ...text(path), folder: relative(name, path).split('/').slice(0, -1).join('/') }));
  const type = name === 'ght.yaml' ? 'fiche' : declaredType(text(whole).text, Object.keys(readings));
  const document = await readDocument({ path: name, index: text(whole), parts }, readings, type);
  if (document.problems.length > 0) throw new Error(`${folder}/${name}: ${document.problems[0]?.message}`);
  return { name: name.replace(/\.[^.]+$/, ''), type, data: levelled(document.data) as JsonObject };
};

/** What Markdown cannot say is made plain: a line feed at the end of a text, an annexe whose title does not say so. */
const levelled = (value: Json): Json => {
  if (typeof value === 'string') return value.trimEnd();
  if (isArray(value)) return value.map(levelled);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, levelled(item)] as const);
  const titre = value['annexe'] === true ? { titre: `Annexe : ${String(value['titre'])}` } : {};
  return { ...Object.fromEntries(entries), ...titre };
};

const shortened = (cast: Cast): Cast => {
  const filieres = own(cast.data, 'filieres');
  return isArray(filieres) ? { ...cast, data: { ...cast.data, filieres: filieres.slice(0, FILIERES) } } : cast;
};

/** Its last avenant is repeated under the next numbers, as real groupements do; without one, its last convention is. */
const repeated = (casts: readonly Cast[]): readonly Cast[] => {
  const model = casts.find(({ type }) => type === 'avenant') ?? casts.find(({ type }) => type.startsWith('convention'));
  if (!model) throw new Error('a mould has an avenant or a convention');
  const first = Number(own(model.data, 'numero') ?? 0);
  const more = Array.from({ length: DOCUMENTS - casts.length }, (_, i) => first + i + 1).map((numero) => ({
    ...model,
    name: `${model.name}-${numero}`,
    data: model.type === 'avenant' ? { ...model.data, numero: String(numero) } : model.data,
  }));
  return [...casts, ...more];
};

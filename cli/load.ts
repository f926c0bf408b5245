import { dirname, relative } from 'node:path';
import type { CheckInput } from '../core/check.js';
import type { Document } from '../core/parse/document.js';
import { declaredType, readDocument } from '../core/parse/read.js';
import { placer } from '../core/parse/source.js';
import type { FoundDossier } from './find.js';
import { lawOf, TYPE_NAMES, typesNamed } from './law.js';
import { statesOf } from './pieces.js';
import { type ReadText, readText } from './read-text.js';
import { type FoundDocument, tidy } from './walk.js';

/** Everything read of one groupement, and its texts for code frames. */
export interface Loaded {
  readonly input: Pick<
    CheckInput,
    'fiche' | 'documents' | 'types' | 'law' | 'whole' | 'pieces' | 'images' | 'fromFiche'
  >;
  readonly texts: ReadonlyMap<string, string>;
}

/** A document's texts, before they are parsed. */
interface Texts {
  readonly path: string;
  readonly index: ReadText;
  readonly parts: readonly (ReadText & { readonly folder: string })[];
}

/** The fiche of a groupement, as plain data. */
export interface PlainFiche {
  readonly path: string;
  readonly data: Document['data'];
}

/** Reads the fiche of a groupement, without its documents. */
export const loadFiche = async (dossier: FoundDossier): Promise<PlainFiche> => {
  const { path, data } = await parsed(textsOfFiche(dossier), await typesNamed(['fiche']), 'fiche');
  return { path, data };
};

const textsOfFiche = ({ fiche }: FoundDossier): Texts =>
  textsOf({ path: fiche, index: fiche, parts: [], asked: true }, dirname(fiche));

/** Reads one groupement: its fiche, its documents, its own rules; only what their types need is loaded. */
export const load = async (dossier: FoundDossier): Promise<Loaded> => {
  const first = textsOfFiche(dossier);
  const others = dossier.documents.map((one) => textsOf(one, dirname(dossier.fiche)));
  const declared = others.map(({ index }) => declaredType(index.text, TYPE_NAMES));
  const names = ['fiche', ...declared];
  const [types, law] = await Promise.all([typesNamed(names), lawOf(dossier.fiche, names)]);
  const fiche = await parsed(first, types, 'fiche');
  const documents = await Promise.all(others.map((texts) => parsed(texts, types)));
  const pieces = await piecesOf(dossier, documents, types);
  const images = await imagesOf(dossier, documents, types, others);
  const fromFiche = Object.fromEntries(dossier.documents.map(({ path }) => [path, fromFolder(dossier.fiche, path)]));
  const read = [first, ...others].flatMap((one) => [one.index, ...one.parts]);
  return {
    input: { fiche, documents, types, law, whole: dossier.whole, pieces, images, fromFiche },
    texts: new Map(read.flatMap(({ file, text, problem }) => (problem ? [] : [[file, text] as const]))),
  };
};

const textsOf = ({ path, index, parts }: FoundDocument, home: string): Texts => ({
  path,
  index: readText(index, home),
  parts: parts.map(({ file, folder }) => ({ ...readText(file, home), folder })),
});

const parsed = async (texts: Texts, types: CheckInput['types'], type?: string): Promise<Document> => {
  const problems = [texts.index, ...texts.parts].flatMap(({ problem }) => problem ?? []);
  if (problems.length === 0) return readDocument(texts, types, type);
  const source = () => ({ place: placer('', texts.index.file)(0, 1) });
  return { path: texts.path, type: type ?? '', data: {}, source, problems, titles: [] };
};

const piecesOf = async (
  { fiche, documents: found }: FoundDossier,
  documents: readonly Document[],
  types: CheckInput['types'],
): Promise<NonNullable<CheckInput['pieces']>> => {
  const states = documents.map((document, i) =>
    statesOf(document, types[document.type]?.shape, found[i]?.index ?? '', fiche),
  );
  const entries = (await Promise.all(states)).map((state, i) => [documents[i]?.path ?? '', state] as const);
  return Object.fromEntries(entries.flatMap(([path, state]) => (state ? [[path, state] as const] : [])));
};

/** Most documents have no image: nothing is loaded, nor read again, for those. */
const imagesOf = async (
  { fiche }: FoundDossier,
  documents: readonly Document[],
  types: CheckInput['types'],
  texts: readonly Texts[],
): Promise<NonNullable<CheckInput['images']>> => {
  const sources = texts.map(({ index, parts }) => [index, ...parts]);
  const called = documents.filter((_, i) => sources[i]?.some(({ text }) => text.includes('![')));
  if (called.length === 0) return {};
  const { findImages } = await import('./images.js');
  const byFile = new Map(sources.flat().map(({ file, text }) => [file, text]));
  return Object.fromEntries(
    called.map((document) => [document.path, findImages(document, types[document.type]?.shape, fiche, byFile)]),
  );
};

const fromFolder = (fiche: string, path: string): string => tidy(relative(dirname(fiche), path));

/** The lines of the files read, for code frames. */
export const linesOf = (texts: Loaded['texts']) => {
  const split = new Map<string, readonly string[]>();
  return (file: string): readonly string[] | undefined => {
    const text = texts.get(file);
    if (text === undefined) return undefined;
    if (!split.has(file)) split.set(file, text.split('\n'));
    return split.get(file);
  };
};

import { dirname, relative } from 'node:path';
import { APPELS, ARTICLES, EXECUTABLES, RULES } from '#generated/law.js';
import { TYPES, VALIDATORS } from '#generated/types.js';
import type { CheckInput } from '../core/check.js';
import { assemble } from '../core/law/assemble.js';
import type { Law } from '../core/law/law.js';
import type { Document } from '../core/parse/document.js';
import { type DocumentFiles, readDocument } from '../core/parse/read.js';
import { placer } from '../core/parse/source.js';
import { documentTypes } from '../core/types.js';
import { type FoundDossier, ficheAbove } from './find.js';
import { statesOf } from './pieces.js';
import { type ReadText, readText } from './read-text.js';
import { withUserRules } from './user-rules.js';
import { type FoundDocument, tidy } from './walk.js';

/** Types of documents, with the validators compiled at build. */
export const types = () => documentTypes(TYPES, VALIDATORS);

/** The law shipped with ght. */
const law = (): Law => assemble(ARTICLES, RULES, EXECUTABLES, APPELS);

/** The law as it stands here: that of ght, and the rules of the groupement when the current folder has one. */
export const lawHere = async (): Promise<Law> => {
  const fiche = ficheAbove('.');
  return fiche === undefined ? law() : withUserRules(law(), fiche, Object.keys(TYPES));
};

/** Everything read of one groupement, and its texts for code frames. */
export interface Loaded {
  readonly input: Pick<CheckInput, 'fiche' | 'documents' | 'types' | 'law' | 'whole' | 'pieces' | 'fromFiche'>;
  readonly texts: ReadonlyMap<string, string>;
  /** Every file of the groupement, read or not. */
  readonly files: readonly string[];
}

/** Reads one groupement: its fiche, its documents, its own rules. */
export const load = async (dossier: FoundDossier): Promise<Loaded> => {
  const texts = new Map<string, string>();
  const read = async (file: string): Promise<ReadText> => {
    const text = await readText(file);
    if (!text.problem) texts.set(file, text.text);
    return text;
  };
  const known = types();
  const parse = (files: DocumentFiles, type?: string) => readDocument(files, known, type);
  const fiche = await readOne(
    { path: dossier.fiche, index: dossier.fiche, parts: [], asked: true },
    read,
    parse,
    'fiche',
  );
  const documents = await Promise.all(dossier.documents.map((found) => readOne(found, read, parse)));
  const { whole } = dossier;
  const pieces = await piecesOf(dossier, documents, known);
  const fromFiche = Object.fromEntries(dossier.documents.map(({ path }) => [path, fromFolder(dossier.fiche, path)]));
  const rules = await withUserRules(law(), dossier.fiche, Object.keys(TYPES));
  const files = [
    dossier.fiche,
    ...dossier.documents.flatMap(({ index, parts }) => [index, ...parts.map(({ file }) => file)]),
  ];
  return { input: { fiche, documents, types: known, law: rules, whole, pieces, fromFiche }, texts, files };
};

const piecesOf = async (
  { fiche, documents: found }: FoundDossier,
  documents: readonly Document[],
  known: CheckInput['types'],
): Promise<NonNullable<CheckInput['pieces']>> => {
  const states = documents.map((document, i) =>
    statesOf(document, known[document.type]?.shape, found[i]?.index ?? '', fiche),
  );
  const entries = (await Promise.all(states)).map((state, i) => [documents[i]?.path ?? '', state] as const);
  return Object.fromEntries(entries.flatMap(([path, state]) => (state ? [[path, state] as const] : [])));
};

const fromFolder = (fiche: string, path: string): string => tidy(relative(dirname(fiche), path));

const readOne = async (
  found: FoundDocument,
  read: (file: string) => Promise<ReadText>,
  parse: (files: DocumentFiles, type?: string) => Promise<Document>,
  type?: string,
): Promise<Document> => {
  const index = await read(found.index);
  const parts = await Promise.all(
    found.parts.map(async (part) => ({ ...(await read(part.file)), folder: part.folder })),
  );
  const problems = [index, ...parts].flatMap((text) => text.problem ?? []);
  if (problems.length === 0) return parse({ path: found.path, index, parts }, type);
  const source = () => ({ place: placer('', found.index)(0, 1) });
  return { path: found.path, type: type ?? '', data: {}, source, problems, titles: [] };
};

import { ARTICLES, EXECUTABLES, RULES } from '#generated/law.js';
import { TYPES, VALIDATORS } from '#generated/types.js';
import type { CheckInput } from '../core/check.js';
import { assemble } from '../core/law/assemble.js';
import type { Law } from '../core/law/law.js';
import type { Document } from '../core/parse/document.js';
import { type DocumentFiles, readDocument } from '../core/parse/read.js';
import { placer } from '../core/parse/source.js';
import { documentTypes } from '../core/types.js';
import type { FoundDocument, FoundDossier } from './find.js';
import { type ReadText, readText } from './read-text.js';
import { withUserRules } from './user-rules.js';

/** Types of documents, with the validators compiled at build. */
export const types = () => documentTypes(TYPES, VALIDATORS);

/** The law shipped with ght. */
export const law = (): Law => assemble(ARTICLES, RULES, EXECUTABLES);

/** Everything read of one groupement, and its texts for code frames. */
export interface Loaded {
  readonly input: Pick<CheckInput, 'fiche' | 'documents' | 'types' | 'law'>;
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads one groupement: its fiche, its documents, its own rules. */
export const load = async (dossier: FoundDossier): Promise<Loaded> => {
  const texts = new Map<string, string>();
  const read = async (file: string): Promise<ReadText> => {
    const text = await readText(file);
    texts.set(file, text.text);
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
  return { input: { fiche, documents, types: known, law: await withUserRules(law(), dossier.fiche) }, texts };
};

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

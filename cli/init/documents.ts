import { relative, resolve } from 'node:path';
import { PAGES } from '#generated/pages.js';
import { SCHEMAS } from '#generated/schemas.js';
import { type Json, type JsonObject, own } from '../../core/json.js';
import { kindOf } from '../../core/law/law.js';
import { expectedOf } from '../../core/start/expected.js';
import { quoteOf } from '../../core/start/quotes.js';
import { type Form, skeleton } from '../../core/start/skeleton.js';
import { stemOf } from '../commands/schema.js';
import { findDossiers } from '../find.js';
import { type Loaded, load } from '../load.js';
import { today } from '../terminal.js';
import { FICHE, tidy } from '../walk.js';
import type { NewFile } from './files.js';

/** Schema of a type, as editors get it. */
export const schemaOf = (type: string): JsonObject => JSON.parse(SCHEMAS[type] ?? '{}') as JsonObject;

/** The documents of these types that a folder does not have, and the paths of those that it has. */
export const missingDocuments = async (
  folder: string,
  ids: readonly string[],
  form: Form,
): Promise<{ readonly files: readonly NewFile[]; readonly kept: readonly string[] }> => {
  if (ids.length === 0) return { files: [], kept: [] };
  const loaded = await loadFolder(folder);
  const there = (id: string) => loaded.input.documents.filter(({ type }) => type === id).map(({ path }) => path);
  const absent = ids.filter((id) => there(id).length === 0);
  const files = await Promise.all(absent.map((id) => newDocument(loaded, id, form)));
  return { files: files.flat(), kept: ids.flatMap(there).map((path) => tidy(relative(folder, path))) };
};

/** The groupement of a folder, as its files now say it is. */
const loadFolder = async (folder: string): Promise<Loaded> => {
  const fiche = resolve(folder, FICHE);
  const { dossiers } = await findDossiers([folder]);
  const here = dossiers.find((one) => resolve(one.fiche) === fiche);
  return load(here ?? { fiche: tidy(relative('.', fiche)), documents: [], whole: true });
};

/** Skeleton of a document of a type, by what the law in force today expects of this groupement. */
const newDocument = async ({ input }: Loaded, id: string, form: Form): Promise<readonly NewFile[]> => {
  const { fiche, types, law } = input;
  const type = types[id];
  if (!type) return [];
  const day = today();
  const expected = await expectedOf(id, { fiche, types, law, today: day });
  const quotes = (rule: string) => quoteOf(PAGES[rule] ?? '');
  const title = titleFor(own(fiche.data, 'nom'), type.title);
  const made = skeleton({ id, type, schema: schemaOf(id), title, expected, quotes, today: day }, form);
  return [{ path: `${stemOf(id)}.${made.form === 'yaml' ? 'yaml' : 'md'}`, content: made.text }];
};

const titleFor = (groupement: Json | undefined, title: string): string =>
  typeof groupement === 'string' ? `${title} — ${groupement}` : title;

/** Types of documents that may be started: all but the fiche; a kind that answers calls is started for one of them. */
export const startable = (types: readonly string[]): readonly string[] =>
  types.filter((type) => type !== 'fiche' && !types.some((other) => other !== type && kindOf(other) === type));

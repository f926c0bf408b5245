import { basename, extname, relative, resolve } from 'node:path';
import { PAGES } from '#generated/pages.js';
import { SCHEMAS } from '#generated/schemas.js';
import { type Json, type JsonObject, own } from '../../core/json.js';
import { kindOf } from '../../core/law/law.js';
import { dayFor, expectedOf, type World } from '../../core/start/expected.js';
import { quoteOf } from '../../core/start/quotes.js';
import { type Form, skeleton } from '../../core/start/skeleton.js';
import { stemOf } from '../commands/schema.js';
import { findDossiers } from '../find.js';
import { lawOf, typesNamed } from '../law.js';
import { type Loaded, load } from '../load.js';
import { today } from '../terminal.js';
import { FICHE, tidy } from '../walk.js';
import type { Answers } from './answers.js';
import type { NewFile } from './files.js';

/** Schema of a type, as editors get it. */
export const schemaOf = (type: string): JsonObject => JSON.parse(SCHEMAS[type] ?? '{}') as JsonObject;

/** Documents to write, and the paths of those that are there. */
interface Missing {
  readonly files: readonly NewFile[];
  readonly kept: readonly string[];
}

/**
 * The documents of these types that a folder does not have. When nobody asked for them, a groupement that has documents
 * is left with its own: a projet médico-soignant stands for two projects.
 */
export const missingDocuments = async (
  folder: string,
  { documents: ids, forme }: Pick<Answers, 'documents' | 'forme'>,
  asked: boolean,
): Promise<Missing> => {
  const { input } = await loadFolder(folder);
  const there = input.documents.map(({ path, type }) => ({ path, type: type || basename(path, extname(path)) }));
  const kept = there.map(({ path }) => tidy(relative(folder, path)));
  if (!asked && kept.length > 0) return { files: [], kept };
  const absent = ids.filter((id) => !there.some(({ type }) => type === id || type === stemOf(id)));
  const names = ['fiche', ...absent];
  const [types, law] = await Promise.all([typesNamed(names), lawOf(input.fiche.path, names)]);
  const world = { fiche: input.fiche, types, law, today: today() };
  const files = await Promise.all(absent.map((id) => newDocument(world, id, forme)));
  return { files: files.flat(), kept };
};

/** The groupement of a folder, as its files now say it is. */
const loadFolder = async (folder: string): Promise<Loaded> => {
  const fiche = resolve(folder, FICHE);
  const { dossiers } = await findDossiers([folder]);
  const here = dossiers.find((one) => resolve(one.fiche) === fiche);
  return load(here ?? { fiche: tidy(relative('.', fiche)), documents: [], whole: true });
};

/** Skeleton of a document of a type, by what the law in force today expects of this groupement. */
const newDocument = async (world: World, id: string, form: Form): Promise<readonly NewFile[]> => {
  const type = world.types[id];
  if (!type) return [];
  const expected = await expectedOf(id, world);
  const quotes = (rule: string) => quoteOf(PAGES[rule] ?? '');
  const title = titleFor(own(world.fiche.data, 'nom'), type.title);
  const start = { id, type, schema: schemaOf(id), title, expected, quotes, day: dayFor(id, world) };
  const { form: kept, text } = skeleton(start, form);
  return [{ path: `${stemOf(id)}.${kept === 'yaml' ? 'yaml' : 'md'}`, content: text }];
};

const titleFor = (groupement: Json | undefined, title: string): string =>
  typeof groupement === 'string' ? `${title} — ${groupement}` : title;

/** Types of documents that may be started: all but the fiche; a kind that answers calls is started for one of them. */
export const startable = (types: readonly string[]): readonly string[] =>
  types.filter((type) => type !== 'fiche' && !types.some((other) => other !== type && kindOf(other) === type));

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../core/json.js';
import type { Article, Rule } from '../../core/law/law.js';
import { articleOf, PageError, readPage, ruleOf } from '../../core/law/page.js';
import type { Schemas } from '../../core/parse/shape.js';
import type { RawVocabulary } from '../../core/parse/vocabulary.js';
import type { Life } from '../../core/status/life.js';

/** Everything that `schemas/` and `rules/` hold, read from the folders themselves. */
export interface Sources {
  readonly schemas: Schemas;
  readonly vocabularies: Readonly<Record<string, RawVocabulary>>;
  readonly articles: readonly Article[];
  readonly rules: readonly Rule[];
  /** Body of each page, by path, for `ght explain`. */
  readonly pages: Readonly<Record<string, string>>;
  /** Templates, by type of document: source of the body, and page furniture. */
  readonly templates: Readonly<Record<string, { readonly body: string; readonly page: JsonObject }>>;
  /** Rules written as code beside their page. */
  readonly coded: readonly string[];
  /** Calls for projects, by the folder of `rules/` that holds their `appel.yaml`. */
  readonly appels: Readonly<Record<string, JsonObject>>;
  /** Lives of the documents, step by step, for `ght status`. */
  readonly lives: readonly Life[];
}

/** Reads the folders below `root`. Throws with the name of the page that is wrong. */
export const readSources = (root: string): Sources => {
  const schemaFiles = filesBelow(join(root, 'schemas'), '.yaml').filter((path) => !path.startsWith('vocabulaire/'));
  const schemas = schemaFiles.map((path) => [stem(path), readYaml(join(root, 'schemas', path))] as const);
  const words = filesBelow(join(root, 'schemas/vocabulaire'), '.yaml');
  const calls = filesBelow(join(root, 'rules'), 'appel.yaml').map((path) => path.slice(0, path.lastIndexOf('/')));
  const pages = filesBelow(join(root, 'rules'), '.md').filter((path) => path.includes('/'));
  const read = pages.map((path) => readRulePage(root, stem(path)));
  return {
    schemas: { ...Object.fromEntries(schemas), ...ofCalls(root, calls, 'candidature.yaml', withId) } as Schemas,
    vocabularies: {
      ...Object.fromEntries(words.map((path) => [stem(path), readYaml(join(root, 'schemas/vocabulaire', path))])),
      ...ofCalls(root, calls, 'vocabulaire.yaml', (_, read) => read),
    } as unknown as Sources['vocabularies'],
    appels: Object.fromEntries(calls.map((call) => [call, readYaml(join(root, 'rules', call, 'appel.yaml'))])),
    articles: read.flatMap(({ article }) => article ?? []),
    rules: read.flatMap(({ rule }) => rule ?? []),
    pages: Object.fromEntries(read.map(({ id, body }) => [id, body])),
    templates: { ...readTemplates(join(root, 'templates')), ...renamed(readTemplates(join(root, 'rules'))) },
    lives: filesBelow(join(root, 'rules/etapes'), '.yaml').map(
      (path) => readYaml(join(root, 'rules/etapes', path)) as unknown as Life,
    ),
    coded: read.flatMap(({ id, coded }) => (coded ? [id] : [])),
  };
};

/** Type of the documents that answer a call. */
const candidature = (call: string): string => `candidature.${call}`;

const withId = (call: string, schema: JsonObject): JsonObject => ({ ...schema, $id: candidature(call) });

/** What each call for projects says of the candidatures it receives, by their type. */
const ofCalls = (
  root: string,
  calls: readonly string[],
  file: string,
  made: (call: string, read: JsonObject) => JsonObject,
): Readonly<Record<string, JsonObject>> =>
  Object.fromEntries(
    calls
      .map((call) => [call, join(root, 'rules', call, file)] as const)
      .filter(([, path]) => existsSync(path))
      .map(([call, path]) => [candidature(call), made(call, readYaml(path))]),
  );

const renamed = (ofCall: Sources['templates']): Sources['templates'] =>
  Object.fromEntries(Object.entries(ofCall).map(([call, template]) => [candidature(call), template]));

const readTemplates = (folder: string): Sources['templates'] => {
  const bodies = filesBelow(folder, 'gabarit.md.hbs').map((path) => path.slice(0, path.lastIndexOf('/')));
  return Object.fromEntries(
    bodies.map((type) => {
      const body = readFileSync(join(folder, type, 'gabarit.md.hbs'), 'utf8');
      return [type, { body, page: readYaml(join(folder, type, 'page.yaml')) }];
    }),
  );
};

interface ReadPage {
  readonly id: string;
  readonly body: string;
  readonly coded: boolean;
  readonly article?: Article;
  readonly rule?: Rule;
}

const readRulePage = (root: string, id: string): ReadPage => {
  try {
    const page = readPage(readFileSync(join(root, 'rules', `${id}.md`), 'utf8'));
    const folder = id.slice(0, id.lastIndexOf('/'));
    if (id.endsWith('/article')) return { id, body: page.body, coded: false, article: articleOf(folder, page) };
    const coded = existsSync(join(root, 'rules', `${id}.ts`));
    return { id, body: page.body, coded, rule: ruleOf(id, page, coded) };
  } catch (error) {
    throw error instanceof PageError ? new Error(`rules/${id}.md : ${error.message}`) : error;
  }
};

const readYaml = (path: string): JsonObject => parse(readFileSync(path, 'utf8')) as JsonObject;

const stem = (path: string): string => path.replace(/\.[^.]+$/, '');

/** Paths of the files below a folder that end so, sorted, archives left out. */
const filesBelow = (folder: string, ending: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map((path) => String(path).replaceAll('\\', '/'))
        .filter((path) => path.endsWith(ending))
        .sort()
    : [];

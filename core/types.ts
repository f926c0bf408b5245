import type { DocumentType } from './check.js';
import type { Validate } from './law/judge.js';
import { type Schemas, type Shape, shapeOf } from './parse/shape.js';
import { type RawVocabulary, vocabularyOf } from './parse/vocabulary.js';

/** A type of document as plain data, ready to be stored by the build. */
export interface RawType {
  readonly title: string;
  readonly article?: string;
  readonly shape: Shape;
  readonly titles: Readonly<Record<string, string>>;
  readonly vocabulary: RawVocabulary;
}

/** Types of documents that the schemas define: those of `schemas/` itself, not the shared parts. */
export const rawTypes = (
  schemas: Schemas,
  vocabularies: Readonly<Record<string, RawVocabulary>>,
): Readonly<Record<string, RawType>> => {
  const ids = Object.keys(schemas).filter((id) => !id.startsWith('_'));
  return Object.fromEntries(ids.map((id) => [id, rawType(schemas, id, extended(vocabularies, id))]));
};

const rawType = (schemas: Schemas, id: string, vocabulary: RawVocabulary): RawType => {
  const shape = shapeOf(schemas, id);
  const article = schemas[id]?.['x-article'];
  const titles = { ...titlesOf(shape), ...firstTitles(vocabulary) };
  return { title: shape.title, shape, titles, vocabulary, ...(typeof article === 'string' ? { article } : {}) };
};

/** A vocabulary with what those it names under `comme` say; its own wordings come first, and its own lists win. */
const extended = (all: Readonly<Record<string, RawVocabulary>>, id: string): RawVocabulary => {
  const { comme = [], ...own } = all[id] ?? { titres: {} };
  const bases = comme.map((base) => extended(all, base));
  const keys = new Set([...bases, own].flatMap(({ titres }) => Object.keys(titres)));
  const wordings = (key: string) => [own, ...bases].flatMap(({ titres }) => titres[key] ?? []);
  const titres = Object.fromEntries([...keys].map((key) => [key, [...new Set(wordings(key))]]));
  return { ...Object.assign({}, ...bases), ...own, titres };
};

const firstTitles = (vocabulary: RawVocabulary): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(vocabulary.titres).map(([key, wordings]) => [key, wordings[0] ?? key]));

const titlesOf = (shape: Shape): Readonly<Record<string, string>> => ({
  ...(shape.item ? titlesOf(shape.item) : {}),
  ...Object.fromEntries(
    Object.entries(shape.props ?? {}).flatMap(([key, inner]) => [
      [key, inner.title],
      ...Object.entries(titlesOf(inner)),
    ]),
  ),
});

/** A table that answers for its own keys only: an author may call a key « constructor ». */
const withoutPrototype = <T extends object>(table: T): T => Object.assign(Object.create(null), table);

/** Makes a type usable: its validator joined, its vocabulary indexed on first use. */
export const documentType = ({ vocabulary, ...type }: RawType, validate: Validate): DocumentType => {
  let indexed: DocumentType['vocabulary'] | undefined;
  return {
    ...type,
    titles: withoutPrototype(type.titles),
    validate,
    get vocabulary() {
      indexed ??= vocabularyOf(vocabulary);
      return indexed;
    },
  };
};

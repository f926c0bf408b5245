import { parseDocument } from 'yaml';
import { asText, isObject, type Json, type JsonObject } from '../json.js';
import type { Article, Rule } from './law.js';

/** A page of `rules/`, cut into its front matter and its text. */
export interface Page {
  readonly front: JsonObject;
  readonly body: string;
  /** Line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
}

/** What is wrong with a page, in French, for the jurist who wrote it. */
export class PageError extends Error {}

const FRONT = /^---\n([\s\S]*?)\n---\n?/;

/** Cuts a page into front matter and body. Throws PageError when the front matter is missing or unreadable. */
export const readPage = (text: string): Page => {
  const match = FRONT.exec(text);
  if (!match) throw new PageError('la page ne commence pas par un en-tête entre deux lignes « --- »');
  const parsed = parseDocument(match[1] ?? '', { schema: 'core', logLevel: 'error' });
  const fault = parsed.errors[0];
  if (fault) throw new PageError(`l’en-tête n’est pas lisible, ligne ${1 + (fault.linePos?.[0].line ?? 1)}`);
  const front: unknown = parsed.toJS();
  if (!isObject(front)) throw new PageError('l’en-tête n’est pas une liste de « clé: valeur »');
  return { front, body: text.slice(match[0].length), bodyLine: match[0].split('\n').length };
};

const NEEDED = ['depuis', 'concerne', 'niveau', 'sur', 'constat', 'correction'] as const;
const KNOWN = new Set([
  ...NEEDED,
  'item',
  'point',
  'article',
  'jusqua',
  'reponse',
  'renvoi',
  'efface',
  'quand',
  'exige',
  'instance',
]);

/** Rule stated by a page. Throws PageError when a key is missing, unknown, or of the wrong kind. */
export const ruleOf = (id: string, page: Page, coded: boolean): Rule => {
  const missing = NEEDED.filter((key) => page.front[key] === undefined && !(coded && key === 'sur'));
  if (missing.length > 0) throw new PageError(`il manque dans l’en-tête : ${missing.join(', ')}`);
  const unknown = Object.keys(page.front).filter((key) => !KNOWN.has(key));
  if (unknown.length > 0)
    throw new PageError(`clé inconnue dans l’en-tête : ${unknown.map((key) => `« ${key} »`).join(', ')}`);
  const wrong = Object.entries(KINDS).find(([key, [fits]]) => page.front[key] !== undefined && !fits(page.front[key]));
  if (wrong) throw new PageError(`« ${wrong[0]} » devrait être ${wrong[1][1]}`);
  if (!coded && page.front['exige'] === undefined) throw new PageError('il manque « exige » dans l’en-tête');
  const title = /^#\s+(.+)$/m.exec(page.body)?.[1]?.trim() ?? id;
  const article = id.slice(0, id.lastIndexOf('/'));
  return { reponse: 'manquant', sur: '/', ...page.front, id, title, article } as unknown as Rule;
};

type Kind = readonly [fits: (value: unknown) => boolean, expected: string];

const isText = (value: unknown): boolean => typeof value === 'string';
const isDay = (value: unknown): boolean => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(String(value));
const oneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    words.includes(asText(value as Json));

/** The value itself, or a mapping of first days to values. */
const dated =
  (fits: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    fits(value) || (isObject(value) && Object.entries(value).every(([day, item]) => isDay(day) && fits(item)));

const DAY: Kind = [isDay, 'un jour (AAAA-MM-JJ)'];
const TEXT: Kind = [dated(isText), 'un texte (entre guillemets s’il contient « : »)'];
const SCHEMA: Kind = [isObject, 'un schéma JSON (des clés)'];

const KINDS: Readonly<Record<string, Kind>> = {
  depuis: DAY,
  jusqua: DAY,
  concerne: [(value) => Array.isArray(value) && value.every(isText), 'une liste de types, par exemple [pmp]'],
  niveau: [dated(oneOf('bloquant', 'majeur', 'conseil')), '« bloquant », « majeur » ou « conseil »'],
  reponse: [oneOf('manquant', 'a_apprecier', 'indetermine'), '« manquant », « a_apprecier » ou « indetermine »'],
  renvoi: [(value) => value === true, '« true »'],
  efface: [(value) => value === true, '« true »'],
  sur: [(value) => isText(value) && String(value).startsWith('/'), 'un chemin qui commence par « / »'],
  constat: TEXT,
  correction: TEXT,
  instance: TEXT,
  point: TEXT,
  item: [isText, 'une clé'],
  exige: SCHEMA,
  quand: SCHEMA,
};

/** Article described by an `article.md`. Throws PageError when it names no article or no version. */
export const articleOf = (path: string, page: Page): Article => {
  const { article, titre, versions } = page.front;
  if (typeof article !== 'string' || !Array.isArray(versions))
    throw new PageError('il manque « article » ou « versions »');
  return { items: {}, ...page.front, path, article, titre: titre ?? '', versions } as unknown as Article;
};

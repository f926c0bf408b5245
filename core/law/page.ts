import { parseDocument } from 'yaml';
import type { JsonObject } from '../json.js';
import { isObject } from '../json.js';
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
  const parsed = parseDocument(match[1] ?? '', { schema: 'core' });
  const fault = parsed.errors[0];
  if (fault) throw new PageError(`l’en-tête n’est pas lisible, ligne ${1 + (fault.linePos?.[0].line ?? 1)}`);
  const front: unknown = parsed.toJS();
  if (!isObject(front)) throw new PageError('l’en-tête n’est pas une liste de « clé: valeur »');
  return { front, body: text.slice(match[0].length), bodyLine: match[0].split('\n').length };
};

const NEEDED = ['depuis', 'concerne', 'niveau', 'sur', 'constat', 'correction'] as const;
const KNOWN = new Set([...NEEDED, 'item', 'point', 'article', 'jusqua', 'reponse', 'quand', 'exige', 'instance']);

/** Rule stated by a page. Throws PageError when a needed key is missing or a key is unknown. */
export const ruleOf = (id: string, page: Page, coded: boolean): Rule => {
  const missing = NEEDED.filter((key) => page.front[key] === undefined && !(coded && key === 'sur'));
  if (missing.length > 0) throw new PageError(`il manque dans l’en-tête : ${missing.join(', ')}`);
  const unknown = Object.keys(page.front).filter((key) => !KNOWN.has(key));
  if (unknown.length > 0) throw new PageError(`clé inconnue dans l’en-tête : ${unknown.join(', ')}`);
  if (!coded && !isObject(page.front['exige'])) throw new PageError('il manque « exige » dans l’en-tête');
  const title = /^#\s+(.+)$/m.exec(page.body)?.[1]?.trim() ?? id;
  const article = id.slice(0, id.lastIndexOf('/'));
  return { reponse: 'manquant', sur: '/', ...page.front, id, title, article } as unknown as Rule;
};

/** Article described by an `article.md`. Throws PageError when it names no article or no version. */
export const articleOf = (path: string, page: Page): Article => {
  const { article, titre, versions } = page.front;
  if (typeof article !== 'string' || !Array.isArray(versions))
    throw new PageError('il manque « article » ou « versions »');
  return { items: {}, ...page.front, path, article, titre: titre ?? '', versions } as unknown as Article;
};

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Article, Law, ReadyRule } from '../core/law/law.js';
import { UsageError } from './exit.js';
import { ficheAbove } from './find.js';
import { readText } from './read-text.js';

/** Folder, beside `ght.yaml`, of the rules that an ARS or a groupement adds. */
const FOLDER = 'regles';

/**
 * The law, plus the rules in `regles/*.md` beside the fiche, for the types of documents named; these are declarative
 * only, never code.
 */
export const withUserRules = async (law: Law, fiche: string, types: readonly string[]): Promise<Law> => {
  const files = ruleFilesOf(fiche);
  if (files.length === 0) return law;
  const added = await Promise.all(
    files.map((path) => readRule(path, `${FOLDER}/${basename(path).slice(0, -3)}`, types)),
  );
  return {
    ...law,
    articles: { ...law.articles, ...Object.fromEntries(added.map(({ article }) => [article.path, article])) },
    rules: [...law.rules, ...added.map(({ rule }) => rule)],
    known: [...law.known, ...added.map(({ rule }) => rule.id)],
  };
};

/** The pages of the rules that stand beside a fiche, in the order of their names. */
export const ruleFilesOf = (fiche: string): readonly string[] => {
  const folder = join(dirname(fiche), FOLDER);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  return names.sort().map((name) => join(folder, name));
};

/** Body of the page of a rule of the groupement, for `ght explain`; '' when there is none. */
export const userPage = (id: string): string => {
  const path = join(dirname(ficheAbove('.') ?? 'ght.yaml'), `${id}.md`);
  return existsSync(path) ? readFileSync(path, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '') : '';
};

interface Added {
  readonly rule: ReadyRule;
  readonly article: Article;
}

const readRule = async (path: string, id: string, types: readonly string[]): Promise<Added> => {
  const [{ readPage, ruleOf }, { ready }, { compile }] = await Promise.all([
    import('../core/law/page.js'),
    import('../core/law/assemble.js'),
    import('../core/law/compile.js'),
  ]);
  try {
    const { text, problem } = readText(path, dirname(dirname(path)));
    if (problem) throw new Error(problem.message.replace(/\.$/, ''));
    const page = readPage(text);
    const rule = { ...ruleOf(id, page, false), article: id };
    const odd = rule.concerne.find((type) => !types.includes(type));
    if (odd) throw new Error(`« concerne » nomme le type « ${odd} », que ght ne connaît pas (${types.join(', ')})`);
    const source = typeof page.front['article'] === 'string' ? page.front['article'] : 'Règle du groupement';
    const article = { path: id, article: source, titre: rule.title, versions: [], items: {} };
    const parts = { exige: compile(rule.exige ?? {}), ...(rule.quand ? { quand: compile(rule.quand) } : {}) };
    return { rule: ready(rule, parts), article };
  } catch (error) {
    throw new UsageError(
      `La règle « ${path} » ne peut pas être lue : ${reason(error)}.`,
      'Corrigez cette page ; rules/README.md dit comment une règle s’écrit.',
    );
  }
};

/** What the compiler of demands says in English, in French. */
const reason = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const [, unknown] = /unknown keyword: "(.*)"/.exec(message) ?? [];
  if (unknown !== undefined) return `« ${unknown} » n’est pas un mot-clé de « exige » ni de « quand »`;
  if (error instanceof Error && error.name === 'NotLinear')
    return `l’expression « ${message} » n’est pas lisible, ou demande un retour en arrière (« (?=…) », « \\1 »)`;
  return /^(?:schema is invalid|strict mode)/.test(message)
    ? `« exige » ou « quand » n’est pas un schéma JSON valable (${message})`
    : message;
};

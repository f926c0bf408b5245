import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Article, Law, ReadyRule } from '../core/law/law.js';
import { UsageError } from './exit.js';

/** Folder, beside `ght.yaml`, of the rules that an ARS or a groupement adds. */
const FOLDER = 'regles';

/** The law, plus the rules in `regles/*.md` beside the fiche; these are declarative only, never code. */
export const withUserRules = async (law: Law, fiche: string): Promise<Law> => {
  const folder = join(dirname(fiche), FOLDER);
  if (!existsSync(folder)) return law;
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort();
  const added = await Promise.all(files.map((name) => readRule(join(folder, name), `${FOLDER}/${name.slice(0, -3)}`)));
  return {
    articles: { ...law.articles, ...Object.fromEntries(added.map(({ article }) => [article.path, article])) },
    rules: [...law.rules, ...added.map(({ rule }) => rule)],
  };
};

const readRule = async (path: string, id: string): Promise<{ readonly rule: ReadyRule; readonly article: Article }> => {
  const [{ readPage, ruleOf }, { ready }, { compile }] = await Promise.all([
    import('../core/law/page.js'),
    import('../core/law/assemble.js'),
    import('../core/law/compile.js'),
  ]);
  try {
    const page = readPage(readFileSync(path, 'utf8'));
    const rule = { ...ruleOf(id, page, false), article: id };
    const source = typeof page.front['article'] === 'string' ? page.front['article'] : 'Règle du groupement';
    const article = { path: id, article: source, titre: rule.title, versions: [], items: {} };
    const parts = { exige: compile(rule.exige ?? {}), ...(rule.quand ? { quand: compile(rule.quand) } : {}) };
    return { rule: ready(rule, parts), article };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `La règle « ${path} » ne peut pas être lue : ${why}.`,
      'Corrigez cette page ; rules/README.md dit comment une règle s’écrit.',
    );
  }
};

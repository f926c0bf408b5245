import type { Validate } from './judge.js';
import { judgeOf } from './judge.js';
import type { Article, Judge, Law, ReadyRule, Rule, Verifie } from './law.js';

/** What makes a rule executable: its compiled demand and condition, or its code. */
export interface Executable {
  readonly exige?: Validate;
  readonly quand?: Validate;
  readonly verifie?: Verifie;
}

/** Puts articles, rules and their executable parts together. Throws when a rule has nothing to execute. */
export const assemble = (
  articles: readonly Article[],
  rules: readonly Rule[],
  executables: Readonly<Record<string, Executable>>,
  { appels, known }: Pick<Law, 'appels' | 'known'>,
): Law => ({
  appels,
  known,
  articles: Object.fromEntries(articles.map((article) => [article.path, article])),
  rules: rules.map((rule) => ready(rule, executables[rule.id] ?? {})),
});

/** Makes one rule ready to run. */
export const ready = (rule: Rule, { exige, quand, verifie }: Executable): ReadyRule => {
  const judge: Judge | undefined = verifie ? (_value, facts) => verifie(facts) : exige && judgeOf(exige);
  if (!judge) throw new Error(`rule ${rule.id} has neither a demand nor code`);
  return {
    ...rule,
    judge,
    whole: verifie !== undefined,
    ...(quand ? { applies: (value, facts) => quand.call(facts, value) } : {}),
  };
};

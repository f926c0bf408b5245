import type { Level } from '../../core/diagnostic.js';
import { citationOf } from '../../core/law/apply.js';
import { inForce, type Law, on, type ReadyRule } from '../../core/law/law.js';
import { frenchDay } from '../../core/message.js';
import { refuseWrongDay } from '../au.js';
import { EXIT } from '../exit.js';
import { lawHere, titlesOfKinds } from '../law.js';
import { show, today } from '../terminal.js';

/** `ght rules`: the rules in force on a day, with what each applies to. */
export const rules = async ({ au }: { readonly au?: string }): Promise<number> => {
  refuseWrongDay(au);
  const day = au ?? today();
  const all = await lawHere();
  const current = all.rules.filter((rule) => inForce(rule, day));
  const titles = await titlesOfKinds();
  const paths = [...new Set(current.map((rule) => rule.article))];
  const blocks = paths.map((path) =>
    block(
      all,
      path,
      current.filter((rule) => rule.article === path),
      day,
      (kind) => titles[kind] ?? [],
    ),
  );
  const [first] = current;
  const head = `${current.length} ${current.length > 1 ? 'règles' : 'règle'} en vigueur au ${frenchDay(day)}`;
  await show(
    first
      ? `${head}\n\n${blocks.join('\n\n')}\n\nPour lire une règle : ght explain ${first.id}\n`
      : `Aucune des règles que ght connaît n’est en vigueur au ${frenchDay(day)}.\n`,
  );
  return EXIT.conforme;
};

const block = (
  all: Law,
  path: string,
  list: readonly ReadyRule[],
  day: string,
  title: (kind: string) => string | readonly string[],
): string => {
  const article = all.articles[path];
  const head = article ? `${article.article} — ${article.titre}` : path;
  return [head, ...list.map((rule) => row(all, rule, day, title))].join('\n');
};

const LEVELS: Readonly<Record<Level, string>> = {
  illisible: '',
  bloquant: 'bloquant',
  majeur: 'majeur',
  conseil: 'conseil',
};

const row = (all: Law, rule: ReadyRule, day: string, title: (kind: string) => string | readonly string[]): string => {
  const article = all.articles[rule.article];
  const point = article ? citationOf(rule, article, day).article.slice(article.article.length).replace(/^, /, '') : '';
  const level = LEVELS[on(rule.niveau, day) ?? 'conseil'].padEnd(9);
  return `  ${level} ${rule.id}\n            ${rule.title}${point ? ` — ${point}` : ''} — ${rule.concerne.flatMap(title).join(', ')}`;
};

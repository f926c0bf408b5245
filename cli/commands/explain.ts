import { PAGES } from '#generated/pages.js';
import { closest } from '../../core/closest.js';
import type { Article, Law, ReadyRule } from '../../core/law/law.js';
import { on, versionOn } from '../../core/law/law.js';
import { frenchDay } from '../../core/message.js';
import { plain } from '../../core/words.js';
import { EXIT, UsageError } from '../exit.js';
import { lawHere } from '../law.js';
import { show, today } from '../terminal.js';
import { userPage } from '../user-rules.js';

/** `ght explain`: the page of a rule, of an article, or of the rules that answer an item. */
export const explain = async (subject: string): Promise<number> => {
  const all = await lawHere();
  const found = find(all, subject.trim());
  if (found.length === 0) throw unknown(all, subject);
  await show(`${found.map((entry) => pageOf(all, entry)).join('\n\n')}\n`);
  return EXIT.conforme;
};

type Entry = { readonly article: Article } | { readonly rule: ReadyRule };

const find = (all: Law, subject: string): readonly Entry[] => {
  const rule = all.rules.filter((one) => one.id === subject || one.id.endsWith(`/${subject}`));
  if (rule.length > 0) return rule.map((one) => ({ rule: one }));
  const article = articleNamed(all, subject);
  if (article) return [{ article }];
  return all.rules.filter((one) => one.item === subject.replaceAll('-', '_')).map((one) => ({ rule: one }));
};

/** An article by its name, or by a citation that goes on within it (« R. 6132-3, I, 4° », « R. 6132-3 du CSP »). */
const articleNamed = (all: Law, subject: string): Article | undefined => {
  const articles = Object.values(all.articles);
  const asked = key(subject);
  const cited = (name: string) => asked.startsWith(name) && /^\D/.test(asked.slice(name.length));
  const whole = articles.find((one) => names(one).includes(asked));
  if (whole || subject.includes('/')) return whole;
  return articles.find((one) => /^[a-z]\d/.test(key(one.article)) && cited(key(one.article)));
};

/** « R. 6132-3 », « r6132-3 », « art. R6132-3 » all name the same article. */
const key = (text: string): string =>
  plain(text.replace(/^(?:csp|code de la sante publique)[\s,]*/i, '').replace(/^art(?:icle)?\.?\s*/i, '')).replaceAll(
    ' ',
    '',
  );

const names = (article: Article): readonly string[] => [
  key(article.article),
  key(article.path.split('/').at(-1) ?? ''),
  plain(article.path).replaceAll(' ', ''),
];

const unknown = (all: Law, subject: string): UsageError =>
  new UsageError(
    `« ${subject} » n’est ni une règle, ni un article, ni un point que ght connaît.`,
    suggestion(all, subject),
  );

const suggestion = (all: Law, subject: string): string => {
  const known = [
    ...all.rules.flatMap((rule) => [rule.id, rule.item ?? rule.id]),
    ...Object.values(all.articles).map((one) => one.article.replace('CSP, art. ', '')),
  ];
  const near = closest(subject, known);
  if (near) return `Vouliez-vous dire « ght explain ${near} » ?`;
  const alike = all.rules.filter(({ id, title }) => ` ${plain(`${id} ${title}`)}`.includes(` ${plain(subject)}`));
  const shown = alike.slice(0, 4).map((rule) => `« ght explain ${rule.id} »`);
  const any = plain(subject) !== '' && shown.length > 0;
  return any ? `Peut-être : ${shown.join(', ')}.` : 'Tapez « ght rules » pour la liste des règles et des articles.';
};

const pageOf = (all: Law, entry: Entry): string =>
  'rule' in entry ? rulePage(all, entry.rule) : articlePage(all, entry.article);

const rulePage = (all: Law, rule: ReadyRule): string => {
  const article = all.articles[rule.article];
  const day = today();
  const level = on(rule.niveau, day) ?? '';
  const until = rule.jusqua ? ` jusqu’au ${frenchDay(rule.jusqua)}` : '';
  const head = [
    `Règle      ${rule.id}`,
    `Niveau     ${level}`,
    `En vigueur à partir du ${frenchDay(rule.depuis)}${until}`,
  ];
  const source = article ? [`Source     ${article.article} (${whereToRead(rule, article)})`] : [];
  return [...head, ...source, '', prose(PAGES[rule.id] ?? userPage(rule.id))].join('\n');
};

/** A rule of the groupement is its own source: its page. */
const whereToRead = (rule: ReadyRule, article: Article): string =>
  rule.id === article.path ? `${rule.id}.md` : `« ght explain ${article.path.split('/').at(-1)} » en donne le texte`;

const articlePage = (all: Law, article: Article): string => {
  const version = versionOn(article, today());
  const since = version ? [`Version en vigueur depuis le ${frenchDay(version.depuis)}`] : [];
  const rules = all.rules.filter((rule) => rule.article === article.path).map((rule) => `  ${rule.id} — ${rule.title}`);
  const list = rules.length > 0 ? ['', 'Règles qui en découlent :', ...rules] : [];
  return [
    `${article.article} — ${article.titre}`,
    ...since,
    '',
    prose((PAGES[`${article.path}/article`] ?? '').replace(/^\s*# .+\n/, '')),
    ...list,
  ].join('\n');
};

/** A page without its fences' markers: examples are introduced in French. */
const prose = (body: string): string =>
  body
    .trim()
    .replaceAll(/^```\w+ conforme\n/gm, 'Exemple conforme :\n\n')
    .replaceAll(/^```\w+ non-conforme\n/gm, 'Exemple non conforme (✗ marque la ligne du constat) :\n\n')
    .replaceAll(/^```\w*\n?/gm, '')
    .replaceAll(/^(#{1,6})\s+/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n');

import type { Diagnostic, DocumentReport } from './diagnostic.js';
import { type Json, own } from './json.js';
import { rulesAbout } from './law/apply.js';
import { isDay } from './law/formats.js';
import { type Article, type Law, on, versionOn } from './law/law.js';
import { frenchDay } from './message.js';
import { type Document, unreadable } from './parse/document.js';
import { placeOf } from './parse/source.js';

/** Day that a document is judged on, and where it comes from: `--au`, its own date, else today. */
export const dayOf = (
  data: Json,
  input: { readonly au?: string; readonly today: string },
): readonly [string, DocumentReport['dayFrom']] => {
  if (input.au !== undefined) return [input.au, 'au'];
  const date = own(data, 'date');
  return typeof date === 'string' && isDay(date) ? [date, 'document'] : [input.today, 'aujourdhui'];
};

/** Version of an article that is judged, in French. */
export const versionText = (article: Article, day: string): string | undefined => {
  const version = versionOn(article, day);
  if (!version) return undefined;
  const read = version.lecture === 'lu' ? '' : ' (texte reconstitué, non lu en entier)';
  return `${article.article}, version en vigueur depuis le ${frenchDay(version.depuis)}${read}`;
};

/** Before its first rule, anything would pass: such a day is most likely a mistyped year. */
export const tooEarly = (document: Document, law: Law, day: string): readonly Diagnostic[] => {
  const days = rulesAbout(law, document.type, document.data).map((rule) => rule.depuis);
  if (days.length === 0 || days.some((first) => first <= day)) return [];
  const [first = ''] = days.toSorted();
  const message = `Au ${frenchDay(day)}, aucune des règles que ght connaît n'est en vigueur : rien n'a été contrôlé.`;
  const fix = `Vérifiez l'année. La première règle vaut à partir du ${frenchDay(first)}.`;
  const place = placeOf(document.source(), '/date');
  return [unreadable({ rule: 'lecture/jour', message, fix, place }, document.path)];
};

/** A title that carries the number its item had, or will have, in another version of the article. */
export const misnumbered = (document: Document, article: Article | undefined, day: string): readonly Diagnostic[] =>
  document.titles.flatMap(({ pointer, number, place }) => {
    const item = article?.items[pointer.slice(1)];
    const expected = item && on(item.numero, day);
    if (!article || !item || expected === undefined || expected === number) return [];
    const message = `Le titre porte le numéro ${number} ; dans la version jugée, « ${on(item.titre, day)} » est le ${expected}.`;
    const fix = `Remplacez ${number} par ${expected}, ou supprimez le numéro : ght numérote lui-même.`;
    const law = { article: `${article.article}, I, ${expected}` };
    const common = { level: 'conseil', outcome: 'manquant', document: document.path, path: pointer } as const;
    return [{ ...common, rule: 'lecture/numero', message, fix, place, law }];
  });

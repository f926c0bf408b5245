import { closest } from './closest.js';
import type { Diagnostic } from './diagnostic.js';
import { asText, at, type Json, own, segments } from './json.js';
import type { Article } from './law/law.js';
import { on } from './law/law.js';
import { type Directory, type Etablissement, etablissementsOf } from './model/fiche.js';
import { type Model, nameEtablissements, placeWith } from './model/model.js';
import { type DeadReference, followReferences } from './model/references.js';
import { type Document, unreadable } from './parse/document.js';
import type { Reading } from './parse/markdown.js';
import { placeOf } from './parse/source.js';
import { plain } from './words.js';

/** Keys that an item's code means on a day: its number (« 5 », « 4-a », « 4° a) »), or its key. */
const itemCodes = (article: Article | undefined, day: string): ((code: string) => readonly string[]) => {
  const byCode = new Map<string, string[]>();
  for (const [key, item] of Object.entries(article?.items ?? {})) {
    const number = on(item.numero, day);
    for (const code of [key, number ?? '']) byCode.set(codeKey(code), [...(byCode.get(codeKey(code)) ?? []), key]);
  }
  byCode.delete('');
  return (code) => byCode.get(codeKey(code)) ?? [];
};

const codeKey = (code: string): string => plain(code.replaceAll('°', ' ')).replaceAll(' ', '-');

/** Short code of an item on a day, as authors write it in `couvre`: « 4-a », « 12 »; its key when others share it. */
export const codeOf = (article: Article | undefined, day: string, key: string): string => {
  const code = codeKey(on(article?.items[key]?.numero, day) ?? key);
  return itemCodes(article, day)(code).length > 1 ? key : code;
};

/** Codes of the items numbered on a day, in the order of the article. */
const codesOn = (article: Article | undefined, day: string): readonly string[] => [
  ...new Set(Object.values(article?.items ?? {}).flatMap(({ numero }) => codeKey(on(numero, day) ?? '') || [])),
];

/** Makes a document ready to be judged, and says which names and references lead nowhere. */
export const prepare = (
  document: Document,
  reading: Reading,
  fiche: Json,
  directory: Directory,
  article: Article | undefined,
  day: string,
): Model => {
  const named = nameEtablissements(reading.shape, document.data, directory);
  const numbering = { reading, keysOf: itemCodes(article, day) };
  const followed = followReferences(named.data, numbering);
  const place = placeWith(document, new Map([...named.redirects, ...followed.redirects]));
  const unknown = named.unknown.map((entry) => unknownName(document, entry, etablissementsOf(fiche)));
  const dead = followed.dead.map((entry) => deadReference(document, entry, codesOn(article, day)));
  const remarks = (document.remarks ?? []).map((remark) => unreadable(remark, document.path));
  const titleAt = (pointer: string): string => {
    const key = segments(pointer).at(-1) ?? '';
    return (
      ownTitle(at(named.data, pointer)) ?? on(article?.items[key]?.titre, day) ?? reading.vocabulary.titles[key] ?? key
    );
  };
  return {
    document,
    data: followed.data,
    place,
    problems: [...remarks, ...unknown, ...dead],
    redirects: followed.redirects,
    titleAt,
  };
};

const ownTitle = (value: Json | undefined): string | undefined => {
  const title = own(value, 'titre') ?? own(value, 'nom');
  return title === undefined ? undefined : asText(title);
};

const unknownName = (
  document: Document,
  { pointer, name }: { readonly pointer: string; readonly name: string },
  list: readonly Etablissement[],
): Diagnostic => {
  const near = closest(
    name,
    list.flatMap((entry) => [entry.nom, entry.sigle ?? entry.nom, entry.id]),
  );
  return {
    rule: 'lecture/etablissement-inconnu',
    level: 'illisible',
    outcome: 'manquant',
    message: `« ${name} » ne figure pas parmi les établissements de ght.yaml.${near ? ` Vouliez-vous dire « ${near} » ?` : ''}`,
    fix: `${near ? `Écrivez « ${near} »` : 'Corrigez le nom'}, ou ajoutez cet établissement à ght.yaml.`,
    place: placeOf(document.source(), pointer),
    document: document.path,
    path: pointer,
  };
};

type Why = (dead: DeadReference, codes: readonly string[]) => readonly [message: string, fix: string];

/** « 1 à 12, 4-a à 4-h »: the codes of the version judged, whole numbers then letters. */
const spanOf = (codes: readonly string[]): string =>
  codes.length > 1 ? `${codes[0]} à ${codes.at(-1)}` : (codes[0] ?? '');

const unknownItem: Why = ({ code }, codes) => {
  if (codes.length === 0) return withoutItems(code);
  const within = codes.filter((known) => known.startsWith(`${codeKey(code)}-`));
  if (within.length > 0) return [`Le point ${code} en compte plusieurs.`, `Précisez ${spanOf(within)}.`];
  const whole = codes.filter((known) => !known.includes('-')).sort((a, b) => Number(a) - Number(b));
  const lettered = codes.filter((known) => known.includes('-'));
  return [
    `« ${code} » n’est pas un point de l’article dans la version jugée.`,
    `Écrivez un numéro (${spanOf(whole)}, ${spanOf(lettered)}) ou une clé, par exemple suivi_evaluation.`,
  ];
};

/** Some articles number nothing: their parts are named by their keys. */
const withoutItems = (code: string) =>
  [
    `L’article dont relève ce document n’a pas de points numérotés : « ${code} » ne renvoie à rien.`,
    'Retirez ce renvoi ; pour dire à quelle rubrique répond la section, donnez sa clé dans le titre, par exemple {#suivi_evaluation}.',
  ] as const;

const WHY: Readonly<Record<DeadReference['reason'], Why>> = {
  point_inconnu: unknownItem,
  introuvable: ({ code, target }) => [
    `Le point ${code} renvoie à la section « ${target} », qui n’existe pas dans le document.`,
    'Corrigez le titre ou l’identifiant de la section, ou écrivez-la.',
  ],
  vide: ({ code, target }) => [
    `Le point ${code} renvoie à la section « ${target} », où rien n’est écrit.`,
    'Rédigez cette section, ou renvoyez à celle qui répond à ce point.',
  ],
  rappel: ({ code, target }) => [
    `Le point ${code} renvoie à « ${target} », qui rappelle la loi et ne répond à aucun point.`,
    'Renvoyez à la section où le groupement dit ce qu’il fait.',
  ],
};

const deadReference = (document: Document, dead: DeadReference, codes: readonly string[]): Diagnostic => {
  const [message, fix] = WHY[dead.reason](dead, codes);
  const place = placeOf(document.source(), dead.pointer);
  return {
    rule: 'lecture/renvoi',
    level: 'majeur',
    outcome: 'manquant',
    message,
    fix,
    place,
    document: document.path,
    path: dead.pointer,
  };
};

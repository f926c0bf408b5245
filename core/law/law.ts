import type { Level, Outcome } from '../diagnostic.js';
import { asText, type Json, type JsonObject, own } from '../json.js';

/** A value that may change on given days: the value itself, or first day (ISO) → value. */
export type Dated<T extends Json> = T | Readonly<Record<string, T>>;

/** One version of an article, and how well it is known. */
export interface Version {
  readonly nom: string;
  readonly depuis: string;
  readonly texte?: string;
  readonly lecture: 'lu' | 'deduit' | 'non_lu';
}

/** An item that an article numbers and that documents answer. */
export interface Item {
  readonly titre: Dated<string>;
  readonly numero: Dated<string>;
  /** `filiere`: the item is owed for each filière, and is a row of the grid. */
  readonly par?: 'filiere';
}

/** What `article.md` says of an article, beside its text. */
export interface Article {
  readonly path: string;
  readonly article: string;
  readonly titre: string;
  readonly versions: readonly Version[];
  readonly instance?: Dated<string>;
  readonly items: Readonly<Record<string, Item>>;
}

/** One demand of the law, as its page states it. */
export interface Rule {
  /** Path of its page, without the ending: the citation. */
  readonly id: string;
  readonly title: string;
  /** Path of the article's folder. */
  readonly article: string;
  readonly item?: string;
  readonly point?: Dated<string>;
  readonly depuis: string;
  readonly jusqua?: string;
  readonly concerne: readonly string[];
  readonly niveau: Dated<Level>;
  readonly reponse: Outcome;
  /** The judged text may refer to the article itself, which fixes what is demanded: a person then judges. */
  readonly renvoi?: boolean;
  /** Its findings give way where another rule already says that the same text is missing. */
  readonly efface?: boolean;
  readonly sur: string;
  readonly quand?: JsonObject;
  readonly exige?: JsonObject;
  readonly constat: Dated<string>;
  readonly correction: Dated<string>;
  readonly instance?: Dated<string>;
}

/** The other place of a finding that lies between two documents. */
export interface Elsewhere {
  /** Path of the other document; the fiche when left out. */
  readonly document?: string;
  /** JSON pointer in that document. */
  readonly chemin: string;
  /** What stands there, in French. */
  readonly dit: string;
}

/** A failing spot that a demand reports: where, below the value judged, and what the message may say of it. */
export interface Failure {
  readonly chemin: string;
  readonly vars: Readonly<Record<string, Json>>;
  readonly ailleurs?: readonly Elsewhere[];
}

/** A document of the groupement as the rules of another one see it: its names resolved to identifiers. */
export interface DossierDocument {
  readonly chemin: string;
  readonly type: string;
  readonly data: Json;
}

/** The documents of one groupement beside the one judged. */
export interface Dossier {
  /** False when some were left out of the check: that a document is absent then proves nothing. */
  readonly complet: boolean;
  readonly documents: readonly DossierDocument[];
  /** The other groupements checked in the same run, of which only the name and the établissements are known. */
  readonly voisins: readonly { readonly chemin: string; readonly fiche: Json }[];
}

/** What a demand may look at beside the value it judges. */
export interface Facts {
  readonly document: Json;
  readonly fiche: Json;
  readonly dossier: Dossier;
  /** What the call for projects that a candidature answers says (`appel.yaml`), as data; `{}` for another document. */
  readonly appel: Json;
  /** Day judged, ISO. */
  readonly jour: string;
  /** French titles of the keys, for messages. */
  readonly titres: Readonly<Record<string, string>>;
}

/** A demand made executable: the failing spots of one value. */
export type Judge = (value: Json, facts: Facts) => readonly Failure[];

/** A demand written as code beside its page: failing spots, as pointers from the document's root. */
export type Verifie = (facts: Facts) => readonly Failure[];

/** A rule ready to run. */
export interface ReadyRule extends Rule {
  readonly judge: Judge;
  /** True when its condition holds. */
  readonly applies?: (value: Json, facts: Facts) => boolean;
  /** Code rules look at the whole document and give pointers from its root. */
  readonly whole: boolean;
}

/** The law: every article, and rules ready to judge. */
export interface Law {
  readonly articles: Readonly<Record<string, Article>>;
  /** Rules of the types of documents at hand, in the order of their names. */
  readonly rules: readonly ReadyRule[];
  /** Names of all rules, those of other types included. */
  readonly known: readonly string[];
  /** Calls for projects, by the name of their folder: what `appel.yaml` says. */
  readonly appels: Readonly<Record<string, JsonObject>>;
}

/** What the call that a document answers says; `{}` when it answers none that is known. */
export const appelOf = (appels: Readonly<Record<string, Json>>, document: Json): Json =>
  own(appels, asText(own(document, 'appel'))) ?? {};

/** Source of a rule, the first folder of its name: « csp », or the identifier of a call for projects. */
export const sourceOfRule = (id: string): string => id.slice(0, id.indexOf('/'));

/** Kind of a type of document: « candidature » for « candidature.aap-2017-dgos-310 », read as its call wants. */
export const kindOf = (type: string): string => {
  const end = type.indexOf('.');
  return end < 0 ? type : type.slice(0, end);
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Value in force on a day, or undefined before its first day. */
export const on = <T extends Json>(dated: Dated<T> | undefined, day: string): T | undefined => {
  if (dated === undefined || !isDated(dated)) return dated as T | undefined;
  const since = Object.keys(dated)
    .filter((first) => first <= day)
    .sort()
    .at(-1);
  return since === undefined ? undefined : (dated as Readonly<Record<string, T>>)[since];
};

const isDated = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).every((key) => DAY.test(key));

/** Version of an article in force on a day, or undefined before its first one. */
export const versionOn = (article: Article, day: string): Version | undefined =>
  article.versions.filter((version) => version.depuis <= day).at(-1);

/** True when the rule is in force on that day. */
export const inForce = (rule: Rule, day: string): boolean =>
  rule.depuis <= day && (rule.jusqua === undefined || day <= rule.jusqua);

import { APPELS, ARTICLES, KNOWN, LAW } from '#generated/law.js';
import { TYPES } from '#generated/types.js';
import type { CheckInput } from '../core/check.js';
import { entryOf } from '../core/json.js';
import { assemble } from '../core/law/assemble.js';
import { kindOf, type Law } from '../core/law/law.js';
import { documentType } from '../core/types.js';
import { ficheAbove } from './find.js';
import { withUserRules } from './user-rules.js';

/** Names of all the types of documents that ght reads. */
export const TYPE_NAMES: readonly string[] = Object.keys(TYPES);

/** Words that a rule may write under `concerne`. */
const KINDS: readonly string[] = [...new Set(TYPE_NAMES.map(kindOf))];

/** The types of that name, ready to use; the others have a name only, so that a mistyped one can be told. */
export const typesNamed = async (names: readonly string[]): Promise<CheckInput['types']> => {
  const wanted = new Set(names);
  const loaded = TYPE_NAMES.map(async (id) => [id, wanted.has(id) ? await typeNamed(id) : undefined] as const);
  return Object.fromEntries(await Promise.all(loaded));
};

/** Makes a thing once for each name, however many groupements ask for it. */
const once = <T>(make: (name: string) => Promise<T>): ((name: string) => Promise<T>) => {
  const made = new Map<string, Promise<T>>();
  return (name) => {
    const one = made.get(name) ?? make(name);
    made.set(name, one);
    return one;
  };
};

const typeNamed = once(async (id) => {
  const module = await TYPES[id]?.();
  return module && documentType(module.RAW, module.VALIDATE);
});

/** The law shipped with ght, for documents of these types. */
const lawFor = (names: readonly string[]): Promise<Law> => lawOfTypes([...new Set(names)].sort().join(' '));

const lawOfTypes = once(async (names): Promise<Law> => {
  const modules = await Promise.all(names.split(' ').map((name) => entryOf(LAW, name)?.()));
  const loaded = modules.flatMap((module) => module ?? []);
  const rules = new Map(loaded.flatMap(({ RULES }) => RULES).map((rule) => [rule.id, rule]));
  const executables = Object.assign({}, ...loaded.map(({ EXECUTABLES }) => EXECUTABLES));
  const sorted = [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return assemble(ARTICLES, sorted, executables, { appels: APPELS, known: KNOWN });
});

/** The law of a groupement, for documents of these types: that of ght, and its own rules. */
export const lawOf = async (fiche: string, names: readonly string[]): Promise<Law> =>
  withUserRules(await lawFor(names), fiche, KINDS);

/** The whole law as it stands here, with the rules of the groupement when the current folder has one. */
export const lawHere = async (): Promise<Law> => {
  const fiche = ficheAbove('.');
  return fiche === undefined ? lawFor(TYPE_NAMES) : lawOf(fiche, TYPE_NAMES);
};

/** French title of each kind of document; candidatures to different calls share one word. */
export const titlesOfKinds = async (): Promise<Readonly<Record<string, string>>> => {
  const types = Object.entries(await typesNamed(TYPE_NAMES));
  return Object.fromEntries(
    types.map(([id, type]) => [kindOf(id), id.includes('.') ? CANDIDATURE : (type?.title ?? id)]),
  );
};

const CANDIDATURE = 'Candidature à cet appel à projets';

import { closest } from '../../core/closest.js';
import type { Form } from '../../core/start/skeleton.js';
import { plain } from '../../core/words.js';
import { UsageError } from '../exit.js';
import { type Etablissement, identified, oneOf, type Typed, typedEtablissement, type Words } from './etablissements.js';

/** Options of `ght init`, as typed. */
export interface InitOptions {
  readonly nom?: string;
  readonly region?: string;
  readonly ars?: string;
  readonly support?: string;
  readonly etablissement: readonly string[];
  readonly documents?: string;
  readonly forme?: Form;
  readonly oui: boolean;
}

/** What is known of the groupement so far; what is undefined was not said. */
export interface Given {
  readonly nom?: string | undefined;
  readonly region?: string | undefined;
  readonly ars?: string | undefined;
  readonly support?: Typed | undefined;
  readonly etablissements: readonly Typed[];
  readonly documents?: readonly string[] | undefined;
  readonly forme?: Form | undefined;
}

/** What `ght init` writes from. */
export interface Answers {
  readonly nom: string;
  readonly region: string;
  readonly ars: string;
  readonly support: Etablissement | undefined;
  readonly etablissements: readonly Etablissement[];
  readonly documents: readonly string[];
  readonly forme: Form;
}

/** Words that the answers may hold: those of the fiche, and the types of documents. */
export interface Known extends Words {
  readonly documents: readonly string[];
}

/** What the options say. Throws UsageError at the first that cannot be understood. */
export const givenIn = ({ support, etablissement, documents, ...options }: InitOptions, known: Known): Given => {
  const list = etablissement.map((text) => typedEtablissement(text, known));
  return {
    ...options,
    etablissements: list,
    support: support === undefined ? undefined : supportAmong(support, list, known),
    documents: documents === undefined ? undefined : typedDocuments(documents, known.documents),
  };
};

/** The support may be one of the établissements already named, or one more; it is always a partie (L. 6132-2). */
const supportAmong = (typed: string, list: readonly Typed[], known: Known): Typed => {
  const one = typedEtablissement(typed, known);
  const names = list.map(({ nom }) => nom);
  const found = list.find(({ nom }) => plain(nom) === plain(one.nom));
  if (found) return found;
  const near = closest(one.nom, names, 2);
  if (near !== undefined)
    throw new UsageError(
      `L’établissement support « ${one.nom} » n’est pas parmi les établissements donnés.`,
      `Vouliez-vous dire « ${near} » ?`,
    );
  return { ...one, statut: 'partie' };
};

/** Types proposed first, when ght knows them. */
const USUAL = ['pmp', 'psp'];

/** Types of documents that are started unless others are asked for. */
export const usualDocuments = (known: readonly string[]): readonly string[] =>
  USUAL.filter((type) => known.includes(type));

/** Reads « pmp,psp », or « aucun ». */
export const typedDocuments = (text: string, known: readonly string[]): readonly string[] => {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '' && word !== 'aucun');
  return [...new Set(words.map((word) => typedDocument(word.replaceAll('/', '.'), known)))];
};

const typedDocument = (word: string, known: readonly string[]): string => {
  const calls = known.filter((type) => type.startsWith(`${word}.`));
  if (calls.length === 0 || known.includes(word)) return oneOf('Le type de document', word, known);
  throw new UsageError(`Une « ${word} » répond à un appel à projets.`, `Précisez lequel : ${calls.join(', ')}.`);
};

/** The answers, with the defaults for what was not said. */
export const settled = (given: Given, known: Known): Answers => {
  const nobody = { nom: 'Établissement support à compléter', categorie: 'ch', statut: 'partie' };
  const support = given.support ?? (given.etablissements.length === 0 ? nobody : undefined);
  const others = given.etablissements.filter((one) => one !== support);
  const named = support ? [{ ...support, statut: 'partie' }, ...others] : others;
  const etablissements = identified(named.map((one) => ({ ...one, nom: oneLine(one.nom) })));
  const region = oneLine(given.region ?? '');
  return {
    nom: oneLine(given.nom ?? '') || 'GHT à compléter',
    region,
    ars: oneLine(given.ars ?? (region && `ARS ${region}`)),
    support: support && etablissements[0],
    etablissements,
    documents: given.documents ?? usualDocuments(known.documents),
    forme: given.forme ?? 'markdown',
  };
};

/** A name is one line, whatever was pasted. */
const oneLine = (text: string): string => text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();

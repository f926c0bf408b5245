import { isObject, type Json, type JsonObject, list, own } from '../json.js';
import { plain } from '../words.js';

/** An établissement of the fiche, as the rules see it. */
export interface Etablissement {
  readonly id: string;
  readonly nom: string;
  readonly sigle?: string;
  readonly categorie?: string;
  readonly statut?: string;
}

const TEXTS = new Set(['sigle', 'categorie', 'statut']);

/** Établissements of a fiche; what is too broken to be named or read is left out (its schema failure says so). */
export const etablissementsOf = (fiche: Json): readonly Etablissement[] => {
  if (!isObject(fiche)) return [];
  const known = listed.get(fiche) ?? listOf(fiche);
  listed.set(fiche, known);
  return known;
};

/** Many rules ask for the établissements of the same fiche, which nothing changes once it is read. */
const listed = new WeakMap<JsonObject, readonly Etablissement[]>();

const listOf = (fiche: JsonObject): readonly Etablissement[] =>
  list(own(fiche, 'etablissements'))
    .filter(isNamed)
    .map((entry) => readable(entry) as unknown as Etablissement);

const readable = (entry: Json): JsonObject =>
  Object.fromEntries(
    Object.entries(entry as JsonObject).filter(([key, value]) => typeof value === 'string' || !TEXTS.has(key)),
  );

const isNamed = (entry: Json): boolean =>
  isObject(entry) && typeof entry['id'] === 'string' && typeof entry['nom'] === 'string';

/** By what an établissement is known from one fiche to another. */
const KNOWN_BY = ['id', 'nom', 'finess', 'statut'];

const only = (value: Json, keys: readonly string[]): Json =>
  isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key))) : null;

/**
 * All that a groupement needs to know of another: its name and its établissements, at their rank. A region checks
 * hundreds of groupements, each beside all the others: the rest of their fiches is not kept.
 */
export const identityOf = (fiche: Json): Json => ({
  nom: own(fiche, 'nom') ?? null,
  etablissements: list(own(fiche, 'etablissements')).map((one) => only(one, KNOWN_BY)),
});

/** Finds an établissement by its identifier, its name or its short name. */
export type Directory = (name: string) => Etablissement | undefined;

/** Index of the établissements of a fiche by every name they may be called. */
export const directoryOf = (fiche: Json): Directory => {
  const byName = new Map<string, Etablissement>();
  const entries = etablissementsOf(fiche);
  for (const entry of entries) for (const name of [entry.nom, entry.sigle ?? '']) byName.set(plain(name), entry);
  for (const entry of entries) byName.set(plain(entry.id), entry);
  byName.delete('');
  return (name) => byName.get(plain(name));
};

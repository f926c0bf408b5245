import { isArray, isObject, type Json, type JsonObject, own } from '../json.js';
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

const listOf = (fiche: JsonObject): readonly Etablissement[] => {
  const list = own(fiche, 'etablissements');
  return isArray(list) ? list.filter(isNamed).map((entry) => readable(entry) as unknown as Etablissement) : [];
};

const readable = (entry: Json): JsonObject =>
  Object.fromEntries(
    Object.entries(entry as JsonObject).filter(([key, value]) => typeof value === 'string' || !TEXTS.has(key)),
  );

const isNamed = (entry: Json): boolean =>
  isObject(entry) && typeof entry['id'] === 'string' && typeof entry['nom'] === 'string';

/** Finds an établissement by its identifier, its name or its short name. */
export type Directory = (name: string) => Etablissement | undefined;

/** Index of the établissements of a fiche by every name they may be called. */
export const directoryOf = (fiche: Json): Directory => {
  const byName = new Map<string, Etablissement>();
  const list = etablissementsOf(fiche);
  for (const entry of list) for (const name of [entry.nom, entry.sigle ?? '']) byName.set(plain(name), entry);
  for (const entry of list) byName.set(plain(entry.id), entry);
  byName.delete('');
  return (name) => byName.get(plain(name));
};

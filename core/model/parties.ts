import { asText, isObject, type Json, type JsonObject, own } from '../json.js';
import { plain } from '../words.js';
import { type Etablissement, etablissementsOf } from './fiche.js';

/** Ranks of the parties of a fiche by their number, by their name, and by the name of those without a number. */
export type Parties = Readonly<Record<'numbers' | 'names' | 'unnumbered', ReadonlyMap<string, number>>>;

/** By what an établissement is known from one fiche to another. */
export interface Known {
  readonly number: string;
  readonly name: string;
}

/** What tells an établissement from those of other fiches: its FINESS number ('' without one), and its name. */
export const knownBy = (one: Etablissement): Known => ({ number: numberOf(one), name: plain(one.nom) });

/**
 * Rank, among the établissements of a fiche, of the party that is the same as one of another fiche; undefined when it
 * has none. A number settles it; without one on both sides, the name does.
 */
export const rankIn = ({ numbers, names, unnumbered }: Parties, { number, name }: Known): number | undefined => {
  if (!number) return names.get(name);
  const [same, unsaid] = [numbers.get(number), unnumbered.get(name)];
  return same === undefined || unsaid === undefined ? (same ?? unsaid) : Math.min(same, unsaid);
};

/** A region checks hundreds of fiches, each against all the others: each is indexed once. */
const indexes = new WeakMap<JsonObject, Parties>();

/** Parties of a fiche, to look for those of another one among them. */
export const partiesOf = (fiche: Json): Parties => {
  if (!isObject(fiche)) return indexOf(fiche);
  const known = indexes.get(fiche) ?? indexOf(fiche);
  indexes.set(fiche, known);
  return known;
};

/** Of two parties under one name, the first is meant: the last written in a map stays. */
const indexOf = (fiche: Json): Parties => {
  const parties = [...etablissementsOf(fiche).entries()].filter(([, { statut }]) => statut === 'partie').reverse();
  return {
    numbers: new Map(parties.map(([rank, one]) => [numberOf(one), rank])),
    names: new Map(parties.map(([rank, { nom }]) => [plain(nom), rank])),
    unnumbered: new Map(parties.flatMap(([rank, one]) => (numberOf(one) ? [] : [[plain(one.nom), rank]]))),
  };
};

const numberOf = (one: Etablissement): string => asText(own(one, 'finess'));

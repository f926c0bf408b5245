import { asText, isObject, type Json, type JsonObject, own } from '../json.js';
import { plain } from '../words.js';
import { type Etablissement, etablissementsOf } from './fiche.js';

/** Ranks of the parties of a fiche by their number, by their name, and by the name of those without a number. */
type Parties = Readonly<Record<'numbers' | 'names' | 'unnumbered', ReadonlyMap<string, number>>>;

/**
 * Rank, among the établissements of a fiche, of the party that is the same as one of another fiche; undefined when it
 * has none. A FINESS number settles it; without one on both sides, the name does.
 */
export const samePartyIn = (fiche: Json, one: Etablissement): number | undefined => {
  const { numbers, names, unnumbered } = partiesOf(fiche);
  const [number, name] = [numberOf(one), plain(one.nom)];
  if (!number) return names.get(name);
  const [same, unsaid] = [numbers.get(number), unnumbered.get(name)];
  return same === undefined || unsaid === undefined ? (same ?? unsaid) : Math.min(same, unsaid);
};

/** A region checks hundreds of fiches, each against all the others: each is indexed once. */
const indexes = new WeakMap<JsonObject, Parties>();

const partiesOf = (fiche: Json): Parties => {
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

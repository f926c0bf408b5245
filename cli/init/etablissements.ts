import { closest } from '../../core/closest.js';
import { entryOf } from '../../core/json.js';
import { plain } from '../../core/words.js';
import { UsageError } from '../exit.js';

/** An établissement as `ght init` writes it in the fiche. */
export interface Etablissement {
  readonly id: string;
  readonly nom: string;
  readonly categorie: string;
  readonly statut: string;
}

/** What is typed of one: its name, and perhaps its category and status. */
export type Typed = Pick<Etablissement, 'nom' | 'categorie' | 'statut'>;

/** Words that the fiche accepts. */
export interface Words {
  readonly categories: readonly string[];
  readonly statuts: readonly string[];
}

/** Status that the law gives most often to a category (L. 6132-1); any other établissement is a partie. */
const USUAL: Readonly<Record<string, string>> = {
  chu: 'associe',
  hopital_armees: 'associe',
  had_privee: 'associe',
  prive: 'partenaire',
};

/** Status proposed for a category. */
export const usualStatut = (categorie: string): string => entryOf(USUAL, categorie) ?? 'partie';

/** Reads « nom;catégorie;statut », where the last two may be left out. */
export const typedEtablissement = (text: string, words: Words): Typed => {
  const [nom = '', categorie = '', statut = '', ...more] = text.split(';').map((part) => part.trim());
  if (nom === '' || more.length > 0) {
    throw new UsageError(
      `« ${text} » ne décrit pas un établissement.`,
      'Écrivez « nom;catégorie;statut », par exemple "CH de Valombre;ch;partie".',
    );
  }
  const kind = oneOf('La catégorie', categorie || 'ch', words.categories);
  return { nom, categorie: kind, statut: oneOf('Le statut', statut || usualStatut(kind), words.statuts) };
};

/** A word of a closed list, whatever its case and accents. */
export const oneOf = (what: string, typed: string, known: readonly string[]): string => {
  const found = known.find((word) => plain(word) === plain(typed));
  if (found !== undefined) return found;
  const near = closest(typed, known);
  const fix = near ? `Vouliez-vous dire « ${near} » ?` : `Choisissez : ${known.join(', ')}.`;
  throw new UsageError(`${what} « ${typed} » n’existe pas.`, fix);
};

/** Établissements with identifiers made from their names, each its own. */
export const identified = (list: readonly Typed[]): readonly Etablissement[] => {
  const seen = new Map<string, number>();
  return list.map((one) => {
    const base = slug(one.nom);
    const rank = (seen.get(base) ?? 0) + 1;
    seen.set(base, rank);
    return { id: rank === 1 ? base : `${base}-${rank}`, ...one };
  });
};

const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/\bcentre hospitalier (?:regional )?(?:et )?universitaire\b/, 'chu'],
  [/\bcentre hospitalier\b/, 'ch'],
  [/\betablissement public de sante mentale\b/, 'epsm'],
  [/\bhospitalisation a domicile\b/, 'had'],
  [/\b(?:du|de|des|d|le|la|les|l)\b/g, ' '],
];

/** « Centre hospitalier de Valombre » gives « ch-valombre ». */
const slug = (name: string): string => {
  const short = SHORTER.reduce((text, [words, by]) => text.replaceAll(new RegExp(words, 'g'), by), plain(name));
  return short.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'etablissement';
};

import { isObject } from '../core/json.js';

type Fits = (value: unknown) => boolean;

const isText: Fits = (value) => typeof value === 'string';

const listOf =
  (fits: Fits): Fits =>
  (value) =>
    Array.isArray(value) && value.every(fits);

const madeOf =
  (parts: Readonly<Record<string, Fits>>): Fits =>
  (value) =>
    isObject(value) &&
    Object.entries(value).every(([key, part]) => Object.hasOwn(parts, key) && parts[key]?.(part) === true);

const isLine: Fits = (value) =>
  madeOf({ intitule: isText, valeur: isText })(value) && Object.keys(Object(value)).length === 2;

type Kind = readonly [fits: Fits, expected: string];

const TEXT: Kind = [isText, 'un texte, entre guillemets'];

/** Keys of `page.yaml`; the margins have their own bounds. */
const KINDS: Readonly<Record<string, Kind>> = {
  sujet: TEXT,
  entete: TEXT,
  pied: TEXT,
  mots_cles: [listOf(isText), 'une liste de textes, par exemple [projet médical, territoire]'],
  couverture: [
    madeOf({ sous_titre: isText, lignes: listOf(isLine) }),
    '« sous_titre », et « lignes » : une liste de { intitule: "…", valeur: "…" }',
  ],
  marges: [isObject, 'haut, bas, gauche et droite, en millimètres'],
};

/** What is wrong with a `page.yaml` as read, the fact then the gesture; nothing when it can be followed. */
export const pageFault = (page: unknown): readonly [fact: string, gesture: string] | undefined => {
  const possible = `Clés possibles : ${Object.keys(KINDS).join(', ')}.`;
  if (!isObject(page)) return ['n’est pas une suite de « clé: valeur »', possible];
  const unknown = Object.keys(page).find((key) => !Object.hasOwn(KINDS, key));
  if (unknown !== undefined) return [`a une clé inconnue, « ${unknown} »`, possible];
  const wrong = Object.entries(KINDS).find(([key, [fits]]) => page[key] !== undefined && !fits(page[key]));
  return wrong && [`n’a pas ce qu’il faut sous « ${wrong[0]} »`, `Écrivez-y ${wrong[1][1]}.`];
};

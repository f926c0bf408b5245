import { asText, entryOf, isObject, type Json, list, own } from './json.js';
import { frenchNumber } from './message.js';
import { plain } from './words.js';

/** One payment of a project: what triggers it, its share of the forfait and its amount, as far as they are known. */
interface Versement {
  /** « à la sélection du projet », or the proof of the palier in the words of the call. */
  readonly quand: string;
  /** Part of the forfait, from 0 to 1; left out when neither the call nor the barème gives it. */
  readonly part?: number;
  /** In euros; left out when unknown: never counted as nothing. */
  readonly montant?: number;
  readonly facultatif: boolean;
  /** What must be there before this payment, in French. */
  readonly conditions: readonly string[];
}

/** What a project is paid, and when. */
export interface LigneEcheancier {
  readonly projet: string;
  readonly thematique?: number;
  readonly ampleur?: string;
  /** What the candidature asks for, in euros. */
  readonly demande?: number;
  /** The forfait, in euros, when the barème gives it. */
  readonly montant?: number;
  readonly versements: readonly Versement[];
}

/** The schedule of payments of a candidature; a total is left out as soon as one of its terms is unknown. */
export interface Echeancier {
  readonly lignes: readonly LigneEcheancier[];
  readonly totaux: { readonly demande?: number; readonly montant?: number; readonly amorcage?: number };
}

/** Schedule of payments of a candidature, by what its call says and, if the user filled one, by its barème. */
export const echeancierOf = (candidature: Json, appel: Json, bareme: Json | undefined): Echeancier => {
  const lignes = list(own(candidature, 'projets')).map((projet) => ligneOf(projet, appel, bareme));
  const known = {
    demande: total(lignes.map(({ demande }) => demande)),
    montant: total(lignes.map(({ montant }) => montant)),
    amorcage: total(lignes.map(({ versements }) => versements[0]?.montant)),
  };
  return { lignes, totaux: withoutUnknown(known) };
};

const ligneOf = (projet: Json, appel: Json, bareme: Json | undefined): LigneEcheancier => {
  const forfait = forfaitOf(projet, bareme);
  const thematique = thematiqueOf(appel, own(projet, 'thematique'));
  const montant = number(own(forfait, 'montant'));
  const details = {
    thematique: number(own(projet, 'thematique')),
    ampleur: asText(own(projet, 'ampleur')) || undefined,
    demande: number(own(projet, 'montant_demande')),
    montant,
  };
  const amounts = list(own(forfait, 'paliers')).map(number);
  const versements = thematique === undefined ? [] : versementsOf(thematique, montant, amounts);
  return { projet: asText(own(projet, 'nom')), ...withoutUnknown(details), versements };
};

const versementsOf = (
  thematique: Json,
  montant: number | undefined,
  amounts: readonly (number | undefined)[],
): readonly Versement[] => {
  const first = number(own(thematique, 'amorcage'));
  const paliers = list(own(thematique, 'paliers'));
  const rest = paliers.length === 1 && first !== undefined ? rounded(1 - first) : undefined;
  const payment = (i: number, share: number | undefined, quand: string, facultatif: boolean): Versement => {
    const given = amounts.length > 0 ? amounts[i] : amountOf(montant, first, i, share);
    const part = amounts.length > 0 && given !== undefined && montant ? rounded(given / montant) : share;
    return { quand, ...withoutUnknown({ part, montant: given }), facultatif, conditions: conditionsOf(thematique, i) };
  };
  return [
    payment(0, first, "à l'amorçage, dès la sélection du projet", false),
    ...paliers.map((palier, i) =>
      payment(i + 1, rest, asText(own(palier, 'preuve')), own(palier, 'facultatif') === true),
    ),
  ];
};

/** The second of two payments is what the first leaves, so that the two add up to the cent. */
const amountOf = (montant: number | undefined, first: number | undefined, i: number, share: number | undefined) => {
  if (montant === undefined || first === undefined || share === undefined) return undefined;
  const opening = cents(montant * first);
  return i === 0 ? opening : cents(montant - opening);
};

const CONDITIONS: Readonly<Record<string, string>> = {
  oSIS: 'une fois les indicateurs de convergence dans oSIS complétés',
  SDSI: "une fois le schéma directeur du système d'information transmis",
};

/** The first payment waits for what the call names; those of the second axis wait for the first. */
const conditionsOf = (thematique: Json, i: number): readonly string[] => {
  if (i === 0)
    return list(own(thematique, 'conditions_amorcage')).map(
      (name) => entryOf(CONDITIONS, asText(name)) ?? asText(name),
    );
  return own(thematique, 'axe') === 'si' ? ["sous condition d'avoir obtenu le premier versement"] : [];
};

/** What the call says of a thématique, by its number. */
export const thematiqueOf = (appel: Json, numero: Json | undefined): Json | undefined =>
  own(own(appel, 'thematiques'), asText(numero));

/** Forfait of a project in a barème: same thématique, same ampleur, same porteur where the forfait depends on it. */
export const forfaitOf = (projet: Json, bareme: Json | undefined): Json | undefined => {
  const ampleur = plain(asText(own(projet, 'ampleur')));
  const porteur = own(projet, 'porteur') ?? 'ght';
  return list(own(bareme, 'forfaits')).find(
    (forfait) =>
      own(forfait, 'thematique') === own(projet, 'thematique') &&
      plain(asText(own(forfait, 'ampleur'))) === ampleur &&
      (own(forfait, 'porteur') ?? porteur) === porteur,
  );
};

/** Barème of a call among the documents of a groupement, or undefined when none was written. */
export const baremeOf = (
  documents: readonly { readonly chemin: string; readonly type: string; readonly data: Json }[],
  appel: Json | undefined,
) => documents.find(({ type, data }) => type === 'bareme' && isObject(data) && own(data, 'appel') === appel);

/** Sum of amounts, or undefined when there is none, or when one is unknown. */
export const total = (amounts: readonly (number | undefined)[]): number | undefined =>
  amounts.length === 0 || amounts.includes(undefined)
    ? undefined
    : cents(amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0));

/** A number, or undefined for anything else. */
export const number = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

/** An amount as the French write it: « 12 500 € ». */
export const euros = (amount: number): string => frenchNumber(amount, '€');

const cents = (amount: number): number => Math.round(amount * 100) / 100;
const rounded = (part: number): number => Math.round(part * 10_000) / 10_000;

/** The keys of a record that hold something. */
const withoutUnknown = <T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;

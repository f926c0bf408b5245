import { closest } from '../closest.js';
import { entryOf } from '../json.js';
import { plain } from '../words.js';
import type { HelperName } from './helpers.js';

/** Where a word is called: `{{mot}}`, `{{#mot}}…{{/mot}}`, or between parentheses in another call. */
export type Spot = 'ligne' | 'bloc' | 'parenthese';

/** How a word is called: where, with how many values (the least, the most), with which options `cle=valeur`. */
interface Form {
  readonly spots: readonly [Spot, ...Spot[]];
  readonly values: readonly [least: number, most: number];
  readonly options?: readonly string[];
  /** Most names that a block gives to what it goes through: `as |nom|`. */
  readonly names?: number;
  /** True when the inside of the block has values of its own. */
  readonly opens?: boolean;
}

const line = (least = 0, most = least): Form => ({ spots: ['ligne'], values: [least, most] });
const block = (most = 1): Form => ({ spots: ['bloc'], values: [1, most] });

/** What a template may call, and how: a word called otherwise would be lost, or break the rendering. */
export const FORMS: Readonly<Record<HelperName | 'if' | 'unless' | 'with', Form>> = {
  valeur: line(1),
  montant: line(1),
  contenu: line(1, Number.POSITIVE_INFINITY),
  sommaire: line(),
  nouvelle_page: line(),
  gradation: line(1),
  gradations: line(),
  avis: line(),
  grille: line(),
  signatures: line(),
  numero: line(1),
  point: { ...block(), opens: true },
  article: { ...block(Number.POSITIVE_INFINITY), opens: true },
  numero_article: line(),
  parties: line(),
  tout: { ...line(), options: ['sauf'] },
  echeancier: line(),
  organigramme: line(),
  frise: line(),
  if: { ...block(), options: ['includeZero'] },
  unless: { ...block(), options: ['includeZero'] },
  each: { ...block(), names: 2, opens: true },
  with: { ...block(), names: 1, opens: true },
  lookup: { spots: ['ligne', 'parenthese'], values: [2, 2] },
};

/** What a template knows outside its blocks. */
const VALUES = [
  ...['document', 'fiche', 'appel', 'filieres', 'final', 'verse', 'mention', 'jour', 'periode', 'support', 'chu'],
  ...['sections', 'annexes'],
] as const;

/** A name that a template knows outside its blocks. */
export type TemplateValue = (typeof VALUES)[number];

/** A call, as its author wrote it. */
export interface Call {
  readonly name: string;
  readonly spot: Spot;
  readonly values: number;
  readonly options: readonly string[];
  /** Names given by `as |…|`. */
  readonly names: readonly string[];
  /** True for the passage of a block that has no value, `{{^mot}}`, which is given no name. */
  readonly contrary: boolean;
}

/** The form of a word; undefined for a value of the document. */
export const formOf = (name: string): Form | undefined => entryOf<Form>(FORMS, name);

/** Why a call cannot be made, in French; undefined when it can. A value alone, `{{nom}}`, is no call. */
export const misuse = (call: Call): string | undefined => {
  const form = formOf(call.name);
  if (form) return CHECKS.map((check) => check(call, form)).find((why) => why !== undefined);
  return call.spot === 'ligne' && call.values + call.options.length === 0 ? undefined : unknownWord(call);
};

type Check = (call: Call, form: Form) => string | undefined;

const CHECKS: readonly Check[] = [
  ({ name, spot }, { spots, values }) =>
    spots.includes(spot) ? undefined : `« ${name} » s’écrit ${WRITTEN[spots[0]](name, values[1] > 0 ? ' …' : '')}`,
  ({ name, values }, { values: [least, most] }) =>
    values < least
      ? `« ${name} » attend ${most > least ? 'au moins ' : ''}${counted(least)} ; pour la valeur de ce nom, « {{valeur ${name}}} »`
      : undefined,
  ({ name, values }, { values: [, most] }) =>
    values > most ? `« ${name} » n’attend ${most === 0 ? 'aucune valeur' : `qu’${counted(most)}`}` : undefined,
  ({ name, options }, form) => {
    const odd = options.find((key) => !form.options?.includes(key));
    return odd === undefined ? undefined : `« ${name} » n’a pas d’option « ${odd} »`;
  },
  ({ name, names, contrary }, form) =>
    names.length > (contrary ? 0 : (form.names ?? 0))
      ? `« ${name} » ne donne pas ces noms : retirez « as |…| »`
      : undefined,
  ({ names }) => {
    const taken = names.find((one) => formOf(one) !== undefined);
    return taken === undefined
      ? undefined
      : `« ${taken} » est un mot des gabarits : donnez un autre nom dans « as |…| »`;
  },
];

const WRITTEN: Readonly<Record<Spot, (name: string, values: string) => string>> = {
  ligne: (name, values) => `« {{${name}${values}}} », seul et sans dièse`,
  bloc: (name, values) => `« {{#${name}${values}}} … {{/${name}}} », avec un dièse`,
  parenthese: (name, values) => `« (${name}${values}) »`,
};

const counted = (count: number): string => (count === 1 ? 'une valeur' : `${count} valeurs`);

const unknownWord = ({ name, spot, values, contrary }: Call): string => {
  if (isValue(name) && values > 0) return `« ${name} » est une valeur : rien ne la suit`;
  if (spot !== 'bloc' || values > 0)
    return `« ${name} » n’est pas un mot des gabarits${meant(name, Object.keys(FORMS))}`;
  return contrary
    ? `« {{^${name}}} » n’est pas connu : écrivez « {{#unless ${name}}} »`
    : `« {{#${name}}} » n’est pas connu : écrivez « {{#if ${name}}} » ou « {{#each ${name}}} »`;
};

/**
 * Why a value cannot be one, in French: outside the blocks that have their own, only some are known; everywhere, a word
 * of templates written with other letters is a slip.
 */
export const strange = (name: string, outside: boolean, asKey: boolean): string | undefined => {
  const slip = Object.keys(FORMS).find((word) => word !== name && letters(word) === letters(name));
  if (slip !== undefined) return `« ${name} » s’écrit « ${slip} »`;
  if (!outside || isValue(name)) return undefined;
  const key = name.replaceAll(/[«»“”’\s]/g, '');
  if (asKey) return `« ${key} » n’est pas une valeur ; une clé s’écrit entre guillemets droits : "${key}"`;
  return `« ${name} » n’est pas connu${meant(name, [...VALUES, ...Object.keys(FORMS)])}`;
};

const isValue = (name: string): boolean => (VALUES as readonly string[]).includes(name);

const letters = (name: string): string => plain(name.replaceAll('_', ' '));

const meant = (name: string, known: readonly string[]): string => {
  const near = closest(name, known);
  return near === undefined ? '' : ` (vouliez-vous dire « ${near} » ?)`;
};

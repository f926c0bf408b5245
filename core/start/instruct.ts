import type { Level } from '../diagnostic.js';
import { type Blank, titleOf } from './blank.js';
import type { Expectation, Expected } from './expected.js';

/** Words of the law that a rule quotes, one paragraph each, by the name of the rule. */
export type Quotes = (rule: string) => readonly string[];

/** What an author is told at a place: one paragraph each. */
export type Instruct = (blank: Blank) => readonly string[];

/** Instructions from what the schema says of each key, and from what the rules expect there. */
export const instructor =
  (expected: Expected, quotes: Quotes): Instruct =>
  (blank) =>
    [aboutOf(blank), ...pointersOf(blank).flatMap((pointer) => demandsAt(pointer, expected, quotes))].filter(Boolean);

/** A list answers for its elements too, and they for the keys that they give as their own. */
const pointersOf = ({ pointer, shape, children }: Blank): readonly string[] => {
  if (shape.kind !== 'liste') return [pointer];
  const inner = children.filter((child) => child.shape.transparent).map((child) => child.pointer);
  return [pointer, `${pointer}/*`, ...inner];
};

/** The main text of a mapping, « Texte », has nothing of its own to say. */
const aboutOf = (blank: Blank): string => {
  if (blank.title === 'Texte' && blank.description === '') return '';
  const told = blank.choice.every((word) => blank.description.includes(word));
  const choice = told ? '' : `Au choix : ${blank.choice.join(', ')}.`;
  return [sentence(blank.title || titleOf(blank)), sentence(blank.description), choice].filter(Boolean).join(' ');
};

const sentence = (words: string): string => (words === '' || /[.!?…]$/.test(words) ? words : `${words}.`);

/** What the rules expect at a pointer; words that several of them rest on are quoted once. */
export const demandsAt = (pointer: string, expected: Expected, quotes: Quotes): readonly string[] => {
  const gestures = new Map<string, Set<string>>();
  for (const one of expected.get(pointer) ?? []) {
    const source = sourceOf(one, quotes(one.rule));
    gestures.set(source, (gestures.get(source) ?? new Set()).add(gestureOf(one.fix)));
  }
  return [...gestures].map(([source, all]) => [source, ...all].filter(Boolean).join(' '));
};

const WEIGHT: Readonly<Record<Level, string>> = {
  illisible: '',
  bloquant: 'exigé',
  majeur: 'regardé',
  conseil: 'conseillé',
};

const sourceOf = ({ citation, level, final }: Expectation, quote: readonly string[]): string => {
  const when = final ? 'quand le document est définitif, ' : '';
  const words = shortened(quote).replace(/(?<!\s)\s*[;.]$/, '');
  return `${citation} (${when}${WEIGHT[level]}) :${words ? ` « ${words} ».` : ''}`;
};

/** Of « 4° Les principes […], portant sur : » and « g) … », the second speaks of the key at hand. */
const shortened = (quote: readonly string[]): string =>
  quote.map((paragraph, i) => (paragraph.endsWith(':') && i < quote.length - 1 ? '[…]' : paragraph)).join(' ');

/** The blank is there already: of « Ajoutez une partie « X » (clé x) : … », only what follows the key is new. */
const gestureOf = (fix: string): string => {
  const [, rest] = /^Ajoutez\b[^:]{0,500}\(clés? [^)]{0,500}\)(?:\s*:|,? avec|\.?$)\s*(.*)$/s.exec(fix) ?? [];
  if (rest === undefined) return sentence(fix);
  return sentence(rest.charAt(0).toUpperCase() + rest.slice(1));
};

import { type Json, type JsonObject, list, own } from '../json.js';
import type { Shape } from '../parse/shape.js';
import { descriptionOf, type Followed, follow } from './schema.js';

/** A place of a document that remains to be written, with what its author must know. */
export interface Blank {
  readonly key: string;
  /** JSON pointer, « * » standing for any element of a list. */
  readonly pointer: string;
  readonly title: string;
  readonly description: string;
  readonly shape: Shape;
  /** What stands for a single value, and what kind of value it is. */
  readonly sample: { readonly text: string; readonly note: string };
  /** Words that it may be, when they are a closed list. */
  readonly choice: readonly string[];
  /** Keys of a mapping, or of each element of a list of mappings. */
  readonly children: readonly Blank[];
  /** True for the part that stands in a front matter, the rest being text under a heading. */
  readonly split?: boolean;
}

/** Keys that are no blank: what is said once for all, and what belongs to no point. */
const ASIDE = new Set(['type', 'sans_objet', 'autres', 'concordance']);

/** Blanks of a type of document, in the order of its schema. */
export const blanksOf = (shape: Shape, root: JsonObject): readonly Blank[] =>
  childrenOf(shape, follow(root, root), root, '');

const childrenOf = (shape: Shape, { schema }: Followed, root: JsonObject, pointer: string): readonly Blank[] =>
  Object.entries(shape.props ?? {}).flatMap(([key, inner]) => {
    const node = own(schema['properties'], key);
    return ASIDE.has(key) ? [] : [blank(key, inner, node, root, `${pointer}/${key}`)];
  });

const blank = (key: string, shape: Shape, node: Json | undefined, root: JsonObject, pointer: string): Blank => {
  const followed = follow(root, node);
  const items = follow(root, followed.schema['items']);
  const children = shape.item
    ? childrenOf(shape.item, items, root, `${pointer}/*`)
    : childrenOf(shape, followed, root, pointer);
  const of = shape.kind === 'liste' && shape.item ? { shape: shape.item, followed: items } : { shape, followed };
  return {
    key,
    pointer,
    title: shape.title,
    description: descriptionOf(node, followed),
    shape,
    sample: sampleOf(of.shape, of.followed),
    choice: choiceOf(of.shape, of.followed),
    children,
  };
};

/** Words that say, to people and to ght alike, that nothing is written yet. */
export const AWAITED = 'À compléter';

const sampleOf = (shape: Shape, { through }: Followed): Blank['sample'] => {
  if (through.some((reference) => reference.startsWith('#/$defs/dates/'))) return { text: 'AAAA-MM-JJ', note: '' };
  return { text: AWAITED, note: NOTES.find(([fits]) => fits(shape))?.[1] ?? '' };
};

const choiceOf = ({ kind, libelles }: Shape, { schema }: Followed): readonly string[] => {
  const words = kind === 'booleen' ? ['vrai', 'faux'] : list(schema['enum']).map(String);
  return words.map((word) => (libelles?.[word] ? `${word} (${libelles[word]})` : word));
};

const NOTES: readonly (readonly [fits: (shape: Shape) => boolean, note: string])[] = [
  [({ etablissement, kind }) => etablissement === true && kind !== 'cles', 'un établissement de ght.yaml'],
  [({ piece }) => piece === true, 'chemin d’un fichier joint, depuis ce document'],
  [({ kind }) => kind === 'entier' || kind === 'nombre', 'un nombre'],
];

/** Title without the article that it cites. */
export const titleOf = ({ title, key }: Pick<Blank, 'title' | 'key'>): string =>
  title.replace(/(?<!\s)\s*\([^()]*\)\s*$/, '') || key;

/** True for what is written as text under a heading in Markdown; the rest stands in the front matter. */
export const isLong = ({ shape, children }: Blank): boolean => {
  if (shape.kind === 'prose') return true;
  if (shape.kind === 'objet') return children.some(isLong);
  return shape.elements !== undefined || (shape.kind === 'cles' && shape.item?.kind === 'prose');
};

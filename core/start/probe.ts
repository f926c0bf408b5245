import type { Json, JsonObject } from '../json.js';
import { propOf, type Shape } from '../parse/shape.js';

/** Words that stand for a text, so that rules on what a written part must say do speak. */
const WORDS = 'Texte d’essai.';

/** A document with nothing but one nameless element in each list whose elements have a heading. */
export const emptied = (shape: Shape): JsonObject => elementsOf(shape, emptied);

/** The same, where each part has its main text, and nothing of what it should also say. */
export const opened = (shape: Shape): JsonObject => ({ ...mainTexts(shape), ...elementsOf(shape, opened) });

const elementsOf = (shape: Shape, inside: (item: Shape) => JsonObject): JsonObject =>
  gathered(shape, (inner) =>
    inner.elements && inner.item ? [{ ...nameless(inner.item), ...inside(inner.item) }] : undefined,
  );

const mainTexts = (shape: Shape): JsonObject =>
  gathered(shape, (inner, key) => {
    if (inner.kind === 'prose') return key === 'sans_objet' ? undefined : WORDS;
    if (inner.transparent) return mainTexts(inner);
    return inner.kind === 'objet' && inner.corps ? { [inner.corps]: WORDS } : undefined;
  });

const gathered = (shape: Shape, value: (inner: Shape, key: string) => Json | undefined): JsonObject =>
  Object.fromEntries(
    Object.entries(shape.props ?? {}).flatMap(([key, inner]): readonly (readonly [string, Json])[] => {
      const made = value(inner, key);
      return made === undefined ? [] : [[key, made]];
    }),
  );

const nameless = (shape: Shape): JsonObject => (propOf(shape, 'nom') ? { nom: '…' } : { titre: '…' });

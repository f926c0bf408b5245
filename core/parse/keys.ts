import { titleKey } from '../words.js';
import type { Section } from './sections.js';
import { propOf, type Shape } from './shape.js';
import { keysOf, type Vocabulary } from './vocabulary.js';

/** Keys that a heading may name here, those of a transparent key included. */
export const keysAt = ({ props = {} }: Shape): readonly string[] =>
  Object.entries(props).flatMap(([key, inner]) => [key, ...(inner.transparent ? keysAt(inner) : [])]);

/** Path of keys that a heading names here: by `{#cle}`, by its wording, or through a transparent key. */
export const keyFor = (
  { vocabulary }: { readonly vocabulary: Vocabulary },
  shape: Shape,
  section: Pick<Section, 'id' | 'title'>,
): readonly string[] | undefined => {
  const named = section.id ? [section.id.replaceAll('-', '_')] : [];
  const names = [...named, ...keysOf(vocabulary, section.title)];
  const direct = names.find((name) => propOf(shape, name));
  if (direct) return [direct];
  for (const [outer, inner] of Object.entries(shape.props ?? {})) {
    const name = inner.transparent ? names.find((candidate) => propOf(inner, candidate)) : undefined;
    if (name) return [outer, name];
  }
  return undefined;
};

/** Key that the heading of a column names: by the vocabulary, or by the title that the schema gives it. */
export const columnFor = (
  reader: { readonly vocabulary: Vocabulary },
  shape: Shape | undefined,
  title: string,
): string | undefined => {
  const known = shape && keyFor(reader, shape, { title });
  if (known) return known[0];
  const name = titleKey(title);
  return Object.entries(shape?.props ?? {}).find(([key, one]) =>
    [key, bareTitle(one)].some((x) => titleKey(x) === name),
  )?.[0];
};

/** A title without the article it cites: « Durée (R. 6132-1 II) ». */
const bareTitle = ({ title }: Shape): string => title.replace(/(?<!\s)\s*\([^()]*\)\s*$/, '');

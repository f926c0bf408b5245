import { keyFor } from '../parse/keys.js';
import type { Reading } from '../parse/markdown.js';
import type { Shape } from '../parse/shape.js';
import { AWAITED, type Blank, isLong, titleOf } from './blank.js';
import type { Instruct } from './instruct.js';
import { wrapped } from './wrap.js';

/** What writing headings takes: how they are read back, and what is told under each. */
export interface Writer {
  readonly vocabulary: Reading['vocabulary'];
  readonly instruct: Instruct;
}

/** Texts of a document as headings, each with its instruction in a comment, and « À compléter. » where words go. */
export const headings = (writer: Writer, blanks: readonly Blank[], holder: Shape, depth: number): readonly string[] =>
  spread(blanks, holder, depth).flatMap((blank) => {
    const { shape, children } = blank;
    const title = headingOf(writer, blank, holder, depth);
    if (shape.elements !== undefined) return [title, comment(writer.instruct(blank), elementOf(writer, blank, depth))];
    const text = shape.kind === 'prose' || shape.corps !== undefined ? [`${AWAITED}.`] : [];
    const example = shape.kind === 'cles' ? `- **Nom de l’établissement** : ${AWAITED.toLowerCase()}` : '';
    const below = shape.kind === 'objet' ? headings(writer, children, shape, depth + 1) : [];
    return [title, comment(writer.instruct(blank), example), ...text, ...below];
  });

/** Keys that have a heading here: the main text stands under its holder's, a transparent mapping gives its own keys. */
const spread = (blanks: readonly Blank[], holder: Shape, depth: number): readonly Blank[] =>
  blanks
    .filter((blank) => isLong(blank) && (depth === TOP || blank.key !== holder.corps))
    .flatMap((blank) => (blank.shape.transparent ? spread(blank.children, blank.shape, depth) : [blank]));

/** Depth of the headings right under the title. */
export const TOP = 2;

/** A heading that is read back as its key: by its wording, or by naming the key outright. */
const headingOf = ({ vocabulary }: Writer, blank: Blank, holder: Shape, depth: number): string => {
  const title = vocabulary.titles[blank.key] ?? titleOf(blank);
  const known = keyFor({ vocabulary }, holder, { title })?.at(-1) === blank.key;
  return `${'#'.repeat(Math.min(6, depth))} ${title}${known ? '' : ` {#${blank.key}}`}`;
};

/** A comment may hold any words, save the sign that ends it; `after` is kept line by line. */
const comment = (paragraphs: readonly string[], after = ''): string => {
  const [first = '', ...others] = paragraphs;
  const told = [`<!-- À rédiger : ${first}`, ...others].flatMap(wrapped).join('\n');
  return `${[told, after].filter(Boolean).join('\n\n').replaceAll('-->', '→')}${after ? '\n' : ' '}-->`;
};

/** One element to copy, its instructions written so that they do not count either. */
const elementOf = (writer: Writer, { shape, children }: Blank, depth: number): string => {
  const lines = [
    `Pour chaque ${shape.item?.title.toLowerCase() || 'élément'}, copiez sous ce commentaire les lignes qui suivent :`,
    `${'#'.repeat(Math.min(6, depth + 1))} Nom`,
    ...samples(writer, children, shape.item ?? shape, depth + 2),
  ];
  return lines.join('\n\n');
};

const samples = (writer: Writer, blanks: readonly Blank[], holder: Shape, depth: number): readonly string[] =>
  spread(blanks, holder, depth).flatMap((blank) => [
    headingOf(writer, blank, holder, depth),
    `${AWAITED} : ${writer.instruct(blank).join(' ')}`,
    ...(blank.shape.kind === 'objet' ? samples(writer, blank.children, blank.shape, depth + 1) : []),
  ]);

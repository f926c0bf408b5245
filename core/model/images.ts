import type { Definition, Image, ImageReference, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { isArray, isObject, type Json, segment } from '../json.js';
import { propOf, type Shape } from '../parse/shape.js';

/** An image called by the prose of a document, as its author wrote it. */
export interface WrittenImage {
  /** JSON pointer of the prose that calls it. */
  readonly pointer: string;
  readonly address: string;
  /** Text alternative; empty when the author gave none. */
  readonly alt: string;
}

/** Images that the prose of a document calls, in its order. */
export const imagesOf = (shape: Shape | undefined, data: Json, pointer = ''): readonly WrittenImage[] => {
  if (isArray(data)) return data.flatMap((item, i) => imagesOf(shape?.item, item, `${pointer}/${i}`));
  if (isObject(data)) {
    return Object.entries(data).flatMap(([key, item]) =>
      imagesOf(propOf(shape, key) ?? shape?.item, item, `${pointer}/${segment(key)}`),
    );
  }
  if (shape?.kind !== 'prose' || typeof data !== 'string' || !data.includes('![')) return [];
  return toRead(data).flatMap((text) => calledIn(text).map((image) => ({ ...image, pointer })));
};

/** What may decide, from afar, of what a paragraph is: code, HTML, a definition, an indented line. */
const FAR = /<|\]:|[\]!]\[\s*\^|\ufeff|`{3}|~{3}|^(?: {4}| {0,3}\t)/m;
/** A note may look like the definition of an image, which only a call by « [^… » would take it for. */
const FOOTNOTE = /^ {0,3}\[\^[^[\]\n]+\]:/gm;

/** The texts to read for the images of a prose: its paragraphs that may call one, where they stand by themselves. */
const toRead = (prose: string): readonly string[] =>
  FAR.test(prose.replaceAll(FOOTNOTE, ''))
    ? [prose]
    : prose.split(/\n[ \t]*\n/).filter((paragraph) => paragraph.includes('!['));

const calledIn = (prose: string): readonly Omit<WrittenImage, 'pointer'>[] => {
  const nodes = flat(fromMarkdown(prose));
  const targets = new Map(
    nodes
      .filter((node): node is Definition => node.type === 'definition')
      .toReversed()
      .map(({ identifier, url }) => [identifier, url]),
  );
  return nodes
    .filter((node): node is Image | ImageReference => node.type === 'image' || node.type === 'imageReference')
    .map((node) => ({
      address: node.type === 'image' ? node.url : (targets.get(node.identifier) ?? node.identifier),
      alt: node.alt?.trim() ?? '',
    }));
};

/** A node and all below it, in order; a list of what remains rather than recursion, whatever the depth of the prose. */
const flat = (root: Nodes): readonly Nodes[] => {
  const found: Nodes[] = [];
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    found.push(node);
    if ('children' in node) waiting.push(...node.children.toReversed());
  }
  return found;
};

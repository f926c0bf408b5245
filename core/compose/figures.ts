import type { Definition, Image, ImageReference, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { COLUMN, type Drawing } from '../draw/scene.js';
import type { Picture } from '../emit/picture.js';
import type { Figure, Raster } from './composed.js';
import { typeset } from './typography/index.js';
import { visit } from './visit.js';

/** Reads an image by its address as its author wrote it; undefined when it cannot be set. */
export type ImageOf = (address: string) => Raster | undefined;

/** Beyond these sizes in points, an image within a sentence is set below it. */
const INLINE = { height: 24, width: 150 } as const;

/** Points of a page that a point of the screen takes: there are 96 of them to an inch. */
const POINTS_A_PIXEL = 0.75;

/** An image as a page sets it: at the size it has on a screen, or smaller so that it fits the column. */
export const rasterOf = ({ kind, width, height, bytes }: Picture & { readonly bytes: Uint8Array }): Raster => {
  const scale = Math.min(POINTS_A_PIXEL, COLUMN.width / width, COLUMN.height / height);
  return { kind: 'raster', format: kind, bytes, width: width * scale, height: height * scale };
};

/** A figure; its number comes once the whole document is there. */
const figure = (caption: string, alt: string, picture: Figure['picture']): Figure => ({
  type: 'figure',
  number: 0,
  caption: typeset(caption),
  alt: typeset(alt),
  picture,
});

/** Drawings as figures of the document. */
export const drawn = (...drawings: readonly (Drawing | undefined)[]): readonly RootContent[] =>
  drawings.flatMap((one) => (one ? [figure(one.caption, one.alt, { kind: 'drawing', scene: one.scene })] : []));

/** Prose whose images are set: alone in its paragraph or large, an image is a figure; small, it stays in its line. */
export const withImages = (blocks: readonly RootContent[], imageOf: ImageOf): readonly RootContent[] => {
  const definitions = new Map<string, Definition>();
  visit({ type: 'root', children: [...blocks] }, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const read: Read = (node) => {
    const target = node.type === 'image' ? node : definitions.get(node.identifier);
    const raster = target && imageOf(target.url);
    return raster && { raster, alt: node.alt ?? '', title: target.title ?? '', url: target.url };
  };
  return blocks.flatMap((block) => inBlock(block, read));
};

interface Found {
  readonly raster: Raster;
  readonly alt: string;
  readonly title: string;
  readonly url: string;
}

type Read = (node: Image | ImageReference) => Found | undefined;

/** Nodes that hold blocks, and may so hold a figure. */
const HOLDS = new Set(['blockquote', 'list', 'listItem']);

/** Titles are repeated in the contents, and notes stand at the foot of the page: images there are told in words. */
const BARE = new Set(['heading', 'footnoteDefinition']);

const inBlock = (block: RootContent, read: Read): readonly RootContent[] => {
  if (HOLDS.has(block.type) && 'children' in block) {
    const children = (block.children as RootContent[]).flatMap((child) => inBlock(child, read));
    return [{ ...block, children } as RootContent];
  }
  if (!('children' in block) || BARE.has(block.type)) return [block];
  const figures: Figure[] = [];
  const children = inline(block.children as PhrasingContent[], read, (found) => {
    if (isSmall(found.raster)) return undefined;
    figures.push(figure(found.title, wordsOf(found), found.raster));
    return { type: 'text', value: '', data: { callsFigure: true } };
  });
  const lone = block.type === 'paragraph' && figures.length > 0 && children.every(isBlank);
  return [...(lone ? [] : [{ ...block, children } as RootContent]), ...figures];
};

const isSmall = ({ width, height }: Raster): boolean => height <= INLINE.height && width <= INLINE.width;

const isBlank = (node: PhrasingContent): boolean =>
  node.type === 'break' || (node.type === 'text' && (node.data?.callsFigure === true || node.value.trim() === ''));

const wordsOf = ({ alt, title, url }: Found): string =>
  alt.trim() || title.trim() || `Image « ${url.split('/').at(-1)} », que son auteur n’a pas décrite.`;

const inline = (
  nodes: readonly PhrasingContent[],
  read: Read,
  promote: (found: Found) => Text | undefined,
): readonly PhrasingContent[] =>
  nodes.map((node): PhrasingContent => {
    if (node.type === 'image' || node.type === 'imageReference') {
      const found = read(node);
      if (!found) return node;
      const { raster, url } = found;
      return promote(found) ?? { type: 'image', url, alt: typeset(wordsOf(found)), data: { raster } };
    }
    if (!('children' in node)) return node;
    return { ...node, children: inline(node.children as PhrasingContent[], read, promote) } as PhrasingContent;
  });

/** Numbers the figures through the document, and writes those numbers where the text calls them. */
export const numbered = (tree: Root): Root => {
  let [count, called] = [0, 0];
  visit(tree, (node) => {
    if (node.type === 'text' && node.data?.callsFigure) {
      called += 1;
      node.value = `(figure\u00a0${count + called})`;
    }
    if (node.type !== 'figure') return;
    count += 1;
    called = Math.max(0, called - 1);
    Object.assign(node, { number: count });
  });
  return tree;
};

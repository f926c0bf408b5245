import type { Element } from 'hast';
import type { Figure, Raster } from '../../compose/composed.js';
import { captionOf } from '../caption.js';
import type { Look } from '../style.js';
import { svgOf } from '../svg.js';
import { el } from './make.js';

/** Points to the pixels of a screen. */
const pixels = (points: number): number => Math.round((points * 96) / 72);

const address = (kind: string, bytes: Uint8Array | string): string =>
  `data:image/${kind};base64,${Buffer.from(bytes as Uint8Array).toString('base64')}`;

/** An image of an author, held in the page itself. */
export const image = ({ format, bytes, width, height }: Raster, alt: string): Element =>
  el('img', {
    src: address(format === 'jpg' ? 'jpeg' : format, bytes),
    alt,
    width: pixels(width),
    height: pixels(height),
  });

/** A picture and its caption; a drawing is an image too, so that its words are read once, in order. */
export function figure({ picture, ...node }: Figure, look: Look): Element {
  if (picture.kind === 'raster') return framed(image(picture, node.alt), node);
  const { scene } = picture;
  const src = address('svg+xml', svgOf(scene, { look, held: true }));
  return framed(el('img', { src, alt: node.alt, width: pixels(scene.width), height: pixels(scene.height) }), node);
}

const framed = (shown: Element, node: Pick<Figure, 'number' | 'caption'>): Element =>
  el('figure', {}, shown, el('figcaption', {}, captionOf(node)));

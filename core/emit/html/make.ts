import type { Element, ElementContent, Properties, Text } from 'hast';
import { ordinals } from '../ordinals.js';

/** A piece of text; whatever it holds, it is written as text. */
export const text = (value: string): Text => ({ type: 'text', value });

/** A text with the letters of its ordinals raised. */
export const raised = (value: string): readonly ElementContent[] =>
  ordinals(value).map((piece) => (piece.raised ? el('sup', {}, piece.text) : text(piece.text)));

/** An element of the page: strings among its children are text. */
export const el = (
  tagName: string,
  properties: Properties,
  ...children: readonly (ElementContent | string)[]
): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});

/** True for an element of one of these names, or for any element when none is given. */
export const isElement = (node: { readonly type: string } | undefined, ...names: readonly string[]): node is Element =>
  node?.type === 'element' && (names.length === 0 || names.includes((node as Element).tagName));

/** Blocks each on a line of their own, so that the file can be read and compared. */
export const lines = (blocks: readonly ElementContent[]): readonly ElementContent[] =>
  blocks.flatMap((block) => [text('\n'), block]).concat(text('\n'));

import { SaxesParser } from 'saxes';
import { escapeXml } from '../xml.js';

/** An XML element as a plain value. */
export interface Markup {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Markup | string)[];
}

const PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

interface Open {
  readonly name: string;
  readonly attributes: Markup['attributes'];
  readonly children: (Markup | string)[];
}

/** The root of a part that ght made. Throws when it is not well formed. */
export const readMarkup = (xml: string): Markup => {
  const top: Open = { name: '', attributes: {}, children: [] };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Open = { name, attributes, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const [root] = elements(top);
  if (!root) throw new Error('a part of a Word file has a root');
  return root;
};

const printed = (node: Markup | string): string => {
  if (typeof node === 'string') return escapeXml(node);
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const open = `<${node.name}${attributes.join('')}`;
  return node.children.length === 0 ? `${open}/>` : `${open}>${node.children.map(printed).join('')}</${node.name}>`;
};

/** A whole part. */
export const writeMarkup = (root: Markup): string => PROLOG + printed(root);

/** One element; also the way to know whether two are the same. */
export const sourceOf = (node: Markup | undefined): string => (node ? printed(node) : '');

/** A new element. */
export const make = (
  name: string,
  attributes: Markup['attributes'] = {},
  children: Markup['children'] = [],
): Markup => ({ name, attributes, children });

/** The elements among the children. */
export const elements = ({ children }: Markup): readonly Markup[] =>
  children.filter((child): child is Markup => typeof child !== 'string');

/** The first child of a name. */
export const child = (node: Markup | undefined, name: string): Markup | undefined =>
  node && elements(node).find((one) => one.name === name);

/** Value of the `w:val` of a child. */
export const valueIn = (node: Markup | undefined, name: string): string | undefined =>
  child(node, name)?.attributes['w:val'];

/** The same element with other children. */
export const withChildren = (node: Markup, children: Markup['children']): Markup => ({ ...node, children });

/** The element and all below it, changed from the bottom up; what nothing changes is shared, not copied. */
export const mapDeep = (node: Markup, change: (node: Markup) => Markup | undefined): Markup | undefined => {
  let same = true;
  const children: (Markup | string)[] = [];
  for (const one of node.children) {
    const mapped = typeof one === 'string' ? one : mapDeep(one, change);
    if (mapped !== one) same = false;
    if (mapped !== undefined) children.push(mapped);
  }
  return change(same ? node : { ...node, children });
};

/** True for two elements that say the same, attribute by attribute. */
export const isSame = (a: Markup | string | undefined, b: Markup | string | undefined): boolean => {
  if (typeof a === 'string' || typeof b === 'string' || !a || !b) return a === b;
  if (a.name !== b.name || a.children.length !== b.children.length) return false;
  const keys = Object.keys(a.attributes);
  if (keys.length !== Object.keys(b.attributes).length) return false;
  return (
    keys.every((key) => a.attributes[key] === b.attributes[key]) &&
    a.children.every((one, i) => isSame(one, b.children[i]))
  );
};

/** Every element below, and the element itself, in the order of the text. */
export function* descendants(node: Markup): Generator<Markup> {
  yield node;
  for (const one of elements(node)) yield* descendants(one);
}

/** The text that a reader sees, one line a paragraph: neither the codes of fields nor what is deleted. */
export const textIn = (node: Markup): string => {
  if (node.name === 'w:t') return node.children.filter((one) => typeof one === 'string').join('');
  if (node.name === 'w:br' || node.name === 'w:tab') return '\n';
  const text = elements(node).map(textIn).join('');
  return node.name === 'w:p' ? `${text}\n` : text;
};

import type { Element, ElementContent, Text } from 'hast';
import type { Code, Heading, Html, ListItem, Nodes, Parents, RootContent } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { type Look, STYLE } from '../style.js';
import { type AnyNode, plainText } from '../tree.js';
import { figure, image } from './figure.js';
import { linked } from './links.js';
import { el, isElement, raised, text } from './make.js';
import { call } from './notes.js';
import { signatures } from './signatures.js';
import type { Survey } from './survey.js';
import { table } from './table.js';

type Made = ElementContent | ElementContent[] | undefined;
type Handler<N> = (state: State, node: N, parent: Parents | undefined) => Made;
type Handlers = { readonly [K in RootContent['type']]?: Handler<Extract<RootContent, { type: K }>> };

/** The title of the document is the one heading of the first level. */
const DEEPEST = 6;

const isBlank = (node: Heading): boolean => plainText(node as AnyNode).trim() === '';

function heading(state: State, node: Heading, { headings }: Survey): Element {
  const mark = headings.get(node);
  // In a note, a heading is a paragraph like another.
  if (!mark) return el('p', {}, el('strong', {}, ...state.all(node)));
  const { id, level, number, title } = mark;
  const shown = [...state.all(node), ...(isBlank(node) ? [text(title)] : [])];
  const name = `h${Math.min(level + 1, DEEPEST)}`;
  const deeper = level + 1 > DEEPEST ? { ariaLevel: level + 1 } : {};
  return el(name, { id, ...deeper }, ...raised(number), ...shown);
}

const verbatim = (_: State, { value }: Code | Html): Element => el('pre', {}, el('code', {}, value));

const FLOW: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

/** Markup of users is shown as they typed it, but for the line break that tables have no other way to say. */
function html(state: State, node: Html, parent: Parents | undefined): ElementContent {
  if (parent && FLOW.has(parent.type)) return verbatim(state, node);
  return /^<br\s*\/?>$/i.test(node.value) ? el('br', {}) : text(node.value);
}

const box = (done: boolean): Element =>
  el('span', { role: 'img', ariaLabel: done ? 'Fait' : 'À faire' }, STYLE.list.task[done ? 'done' : 'open']);

function listItem(state: State, node: ListItem, parent: Parents | undefined): Element {
  const item = defaultHandlers.listItem(state, { ...node, checked: null }, parent);
  if (typeof node.checked !== 'boolean') return item;
  const first = item.children.find((child) => isElement(child));
  const host = isElement(first, 'p') ? first : item;
  host.children.unshift(box(node.checked), text(' '));
  item.properties['className'] = ['task'];
  return item;
}

const picture = (words: string): ElementContent => el('em', {}, words ? `[Image\u00a0: ${words}]` : '[Image]');

/** One handler a node type; those that are not here are set as the library sets them. */
export const handlersOf = (survey: Survey, look: Look): Handlers => ({
  heading: (state, node) => heading(state, node, survey),
  text: (state, node) => [...raised((defaultHandlers.text(state, node) as Text).value)],
  code: verbatim,
  html,
  listItem,
  table,
  link: (state, node) => linked(node.url, state.all(node), survey),
  linkReference: (state, node) => {
    const definition = survey.definitions.get(node.identifier);
    return definition ? linked(definition.url, state.all(node), survey) : defaultHandlers.linkReference(state, node);
  },
  figure: (_, node) => figure(node, look),
  image: (_, { alt, url, data }) => (data?.raster ? image(data.raster, alt ?? '') : picture(alt || url)),
  imageReference: (_, { alt, identifier }) => picture(alt || survey.definitions.get(identifier)?.url || identifier),
  footnoteReference: (_, node) => call(node, survey),
  // The contents stand before the text, in a landmark of their own.
  contents: () => undefined,
  pageBreak: () => el('div', { className: ['page'] }),
  signatures: (_, node) => signatures(node),
});

/** What to print of a node that has no handler: what it holds, so that nothing vanishes. */
export function stranger(state: State, node: Nodes): Made {
  if ('children' in node) return state.all(node);
  return 'value' in node ? text(node.value) : undefined;
}

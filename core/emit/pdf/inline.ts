import type { FootnoteDefinition, FootnoteReference, Link, LinkReference, PhrasingContent } from 'mdast';
import { FOLLOWED } from '../followed.js';
import { inside } from '../slug.js';
import { type AnyNode, descend } from '../tree.js';
import { breakable, raised } from './breaks.js';
import type { Block, Inline } from './nodes.js';
import { fileOf } from './pictures.js';
import { plainRuns } from './runs.js';
import { DEEPEST, deeper, type Scope } from './scope.js';

/** Sets the blocks of a note; handed in by the module of blocks, which needs this one. */
export type SetNote = (note: FootnoteDefinition, scope: Scope) => readonly Block[];

type Handler<T extends PhrasingContent> = (node: T, scope: Scope, setNote: SetNote) => readonly Inline[];
type Handlers = { readonly [K in PhrasingContent['type']]: Handler<Extract<PhrasingContent, { type: K }>> };

/** A link must show something to click. */
const VISIBLE = /[^\s\u200b]/u;

const onOneLine = (value: string, { fitted }: Scope): string => fitted(value).replace(/[ \t\n]+/g, ' ');

/** A text on one line, fitted to the fonts, the letters of its ordinals raised. */
export const line = (value: string, scope: Scope): readonly Inline[] =>
  raised(onOneLine(value, scope), scope.room, scope.hyphens);

/** The same, to the letter: an address, a piece of code. */
const literal = (value: string, scope: Scope): readonly Inline[] =>
  breakable(onOneLine(value, scope), scope.room, scope.hyphens);

const runs = (children: readonly PhrasingContent[], scope: Scope, setNote: SetNote): readonly Inline[] =>
  setRuns(children as readonly AnyNode[], deeper(scope), setNote);

const STRIKING: ReadonlySet<string> = new Set(['delete', 'footnoteReference']);

/** Whether some of a link, or of a note it calls, may be struck: PDF/UA forbids two lines on the same words. */
const isStruck = (children: readonly PhrasingContent[], scope: Scope): boolean =>
  scope.struck === true || children.some((child) => descend(child as AnyNode).some(({ type }) => STRIKING.has(type)));

function linked(
  { children, data }: Link | LinkReference,
  url: string,
  scope: Scope,
  setNote: SetNote,
): readonly Inline[] {
  const words = runs(children, scope, setNote);
  const c = VISIBLE.test(plainRuns(words)) ? words : [...words, ...literal(url, scope)];
  const { anchors } = scope.survey;
  // The pages of the pieces have anchors of their own, which are no slugs.
  const rank = data && 'page' in data ? anchors.get(url.slice(1)) : inside(url, anchors);
  if (rank !== undefined) return [data && 'page' in data ? { k: 'pageof', i: rank } : { k: 'goto', i: rank, c }];
  if (FOLLOWED.test(url)) return [{ k: 'link', url, plain: isStruck(children, scope), c }];
  return url === '' ? c : [...c, ...literal(` (${url})`, scope)];
}

function call({ identifier, label }: FootnoteReference, scope: Scope, setNote: SetNote): readonly Inline[] {
  const known = scope.called.get(identifier);
  const definition = scope.survey.notes.get(identifier);
  // A note that calls itself would hold itself in the tags.
  if (!definition || scope.openNotes.has(identifier)) return line(`[^${label ?? identifier}]`, scope);
  if (known !== undefined) return [{ k: 'again', id: known }];
  const id = scope.called.size;
  scope.called.set(identifier, id);
  return [{ k: 'note', id, c: setNote(definition, scope) }];
}

const picture = (words: string, scope: Scope): readonly Inline[] => line(`[Image\u00a0: ${words}]`, scope);

const HANDLERS: Handlers = {
  text: (node, scope) => line(node.value, scope),
  html: (node, scope) => (/^<br\s*\/?>$/i.test(node.value) ? [{ k: 'br' }] : line(node.value, scope)),
  break: () => [{ k: 'br' }],
  strong: (node, scope, setNote) => [{ k: 'strong', c: runs(node.children, scope, setNote) }],
  emphasis: (node, scope, setNote) => [{ k: 'emph', c: runs(node.children, scope, setNote) }],
  delete: (node, scope, setNote) => {
    const c = runs(node.children, { ...scope, struck: true }, setNote);
    return scope.struck ? c : [{ k: 'strike', c }];
  },
  inlineCode: (node, scope) => [{ k: 'code', c: literal(node.value, scope) }],
  link: (node, scope, setNote) => linked(node, node.url, scope, setNote),
  linkReference: (node, scope, setNote) =>
    linked(node, scope.survey.definitions.get(node.identifier)?.url ?? '', scope, setNote),
  image: (node, scope) => {
    const raster = node.data?.raster;
    if (!raster) return picture(node.alt || node.url, scope);
    const { width, height } = raster;
    return [{ k: 'image', file: fileOf(raster, scope), alt: scope.fitted(node.alt ?? ''), width, height }];
  },
  imageReference: (node, scope) =>
    picture(node.alt || (scope.survey.definitions.get(node.identifier)?.url ?? node.identifier), scope),
  footnoteReference: (node, scope, setNote) => {
    const mark = call(node, scope, setNote);
    if (!scope.aside) return mark;
    scope.aside.push(...mark);
    return [];
  },
};

/** Whether a node is one of those set within a paragraph. */
export const isPhrasing = (node: AnyNode): node is AnyNode & PhrasingContent => Object.hasOwn(HANDLERS, node.type);

function setRun(node: AnyNode, scope: Scope, setNote: SetNote): readonly Inline[] {
  if (!isPhrasing(node)) {
    const value = node.value ?? node.alt;
    return typeof value === 'string' ? line(value, scope) : setRuns(node.children ?? [], deeper(scope), setNote);
  }
  return (HANDLERS[node.type] as Handler<PhrasingContent>)(node, scope, setNote);
}

const leaves = (nodes: readonly AnyNode[]): readonly AnyNode[] =>
  nodes.flatMap((node) => descend(node).filter(({ children }) => children === undefined));

/** Flattens what stands in a paragraph; marks nested beyond reason are dropped, their text stays. */
export function setRuns(nodes: readonly AnyNode[], scope: Scope, setNote: SetNote): readonly Inline[] {
  const near = scope.depth < DEEPEST.runs ? nodes : leaves(nodes);
  return near.flatMap((node) => setRun(node, scope, setNote));
}

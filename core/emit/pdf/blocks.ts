import type { FootnoteDefinition, Heading, List, RootContent } from 'mdast';
import { heldOf } from '../held.js';
import { levelsOf } from '../levels.js';
import { STYLE } from '../style.js';
import { type AnyNode, descend } from '../tree.js';
import { setFigure } from './figure.js';
import { isPhrasing, line, setRuns } from './inline.js';
import type { Block, HeadingEntry, Inline } from './nodes.js';
import { plainRuns } from './runs.js';
import { DEEPEST, deeper, runsOf, type Scope } from './scope.js';
import { setSignatures } from './signatures.js';
import { setTable } from './table.js';

type FlowType = Exclude<RootContent['type'], keyof import('mdast').PhrasingContentMap> | 'html';
type Handler<T extends RootContent> = (node: T, scope: Scope) => readonly Block[];
type Handlers = { readonly [K in FlowType]: Handler<Extract<RootContent, { type: K }>> };

const NOTHING: Handler<RootContent> = () => [];

const paragraph = (c: readonly Inline[]): readonly Block[] => (c.length === 0 ? [] : [{ k: 'p', c, keep: false }]);

const runs = (node: { readonly children: readonly unknown[] }, scope: Scope): readonly Inline[] =>
  setRuns(node.children as readonly AnyNode[], runsOf(scope), setNote);

const setNote = (note: FootnoteDefinition, { room, hyphens, aside, ...outside }: Scope): readonly Block[] => {
  const openNotes = new Set([...outside.openNotes, note.identifier]);
  return setBlocks(note.children as readonly AnyNode[], { ...outside, depth: DEEPEST.blocks - 2, openNotes });
};

function setHeading(node: Heading, scope: Scope): readonly Block[] {
  if (scope.openNotes.size > 0) return paragraph([{ k: 'strong', c: runs(node, scope) }]);
  const notes: Inline[] = [];
  const c = runs(node, { ...scope, aside: notes });
  const number = line(node.data?.number ?? '', scope);
  // A title may be left blank by mistake; bookmarks and PDF/UA want words.
  const blank = plainRuns([...number, ...c]).trim() === '';
  const entry: HeadingEntry = { depth: node.depth, number, c: blank ? ['Sans titre'] : c, notes };
  return [{ k: 'heading', i: scope.headings.push(entry) - 1 }];
}

/** Level of a heading that stands beside the last one, for the title of the contents. */
const levelHere = ({ headings }: Scope): number => levelsOf(headings.map(({ depth }) => depth)).at(-1) ?? 1;

const BOXES: ReadonlyMap<unknown, string> = new Map([
  [true, '☑'],
  [false, '☐'],
]);

const boxesOf = ({ children }: List): readonly string[] | null =>
  children.some(({ checked }) => BOXES.has(checked)) ? children.map(({ checked }) => BOXES.get(checked) ?? '•') : null;

const isTight = (list: List): boolean =>
  !list.spread && list.children.every(({ spread, children }) => !spread || children.length < 2);

/** The words of an item hold on to the list below them. */
const titled = ([first, second, ...rest]: readonly Block[]): readonly Block[] => {
  if (!first || !second) return first ? [first] : [];
  return [second.k === 'list' ? kept(first) : first, second, ...rest];
};

const kept = (block: Block): Block => (block.k === 'p' || block.k === 'table' ? { ...block, keep: true } : block);

const BULLETS = STYLE.list.bullets;

const setList = (list: List, { lists = 0, ...around }: Scope): readonly Block[] => {
  const scope = { ...deeper(around), lists: lists + 1 };
  return [
    {
      k: 'list',
      start: list.ordered ? (list.start ?? 1) : null,
      boxes: boxesOf(list),
      bullet: BULLETS[lists % BULLETS.length] ?? BULLETS[0],
      tight: isTight(list),
      items: list.children.map((item) => ({ c: titled(setBlocks(item.children as readonly AnyNode[], scope)) })),
    },
  ];
};

const HANDLERS: Handlers = {
  paragraph: (node, scope) => paragraph(runs(node, scope)),
  heading: setHeading,
  blockquote: (node, scope) => [{ k: 'quote', c: setBlocks(node.children as readonly AnyNode[], deeper(scope)) }],
  list: setList,
  code: (node, scope) => [{ k: 'codeblock', text: scope.fitted(node.value).replace(/\t/g, '    ') }],
  html: (node, scope) => node.value.split('\n').flatMap((text) => paragraph(line(text, scope))),
  table: (node, scope) => (node.children.length === 0 ? [] : [setTable(node, scope, setNote)]),
  thematicBreak: () => [{ k: 'rule' }],
  // The engine breaks pages between blocks of the page itself only.
  pageBreak: (_, scope) => (scope.depth === 0 ? [{ k: 'page' }] : []),
  contents: (node, scope) => [
    { k: 'contents', title: line(node.title, scope), level: levelHere(scope), depth: Math.max(1, node.depth) },
  ],
  figure: (node, scope) => [setFigure(node, scope)],
  signatures: (node, scope) => [setSignatures(node, scope)],
  foreignPage: ({ width, height, foot, label, alternative }, scope) => [
    { k: 'foreign', width, height, foot, label: line(label, scope), alternative: scope.fitted(alternative) },
  ],
  definition: NOTHING,
  footnoteDefinition: NOTHING,
  yaml: (node, scope) => paragraph(line(node.value, scope)),
  listItem: (node, scope) => setBlocks(node.children as readonly AnyNode[], scope),
  tableRow: (node, scope) => setBlocks(node.children as readonly AnyNode[], scope),
  tableCell: (node, scope) => paragraph(runs(node, scope)),
};

const hasHandler = (node: AnyNode): node is AnyNode & RootContent => Object.hasOwn(HANDLERS, node.type);

function setBlock(node: AnyNode, scope: Scope): readonly Block[] {
  if (hasHandler(node)) return (HANDLERS[node.type as FlowType] as Handler<RootContent>)(node, scope);
  if (isPhrasing(node) || node.children === undefined) return paragraph(setRuns([node], runsOf(scope), setNote));
  return setBlocks(node.children, deeper(scope));
}

const CONTAINERS: ReadonlySet<string> = new Set(['blockquote', 'list', 'listItem']);

const isContainer = (node: AnyNode): boolean =>
  CONTAINERS.has(node.type) || (node.children !== undefined && !hasHandler(node) && !isPhrasing(node));

/** What quotes and lists hold, without them. */
const flat = (nodes: readonly AnyNode[]): readonly AnyNode[] =>
  nodes.flatMap((node) => descend(node, isContainer).filter((child) => !isContainer(child)));

/** Flattens blocks; quotes and lists nested beyond reason are set flat. */
export function setBlocks(nodes: readonly AnyNode[], scope: Scope): readonly Block[] {
  const near = scope.depth < DEEPEST.blocks ? nodes : flat(nodes);
  const held = heldOf(near, scope.depth === 0);
  return near.flatMap((node) => (held.has(node) ? setBlock(node, scope).map(kept) : setBlock(node, scope)));
}

import type { Heading, PhrasingContent, Root, RootContent } from 'mdast';
import { text } from './nodes.js';
import { type Slot, split } from './tokens.js';

/** Puts the values kept aside in place of their marks, once the template's Markdown has been parsed. */
export const fillTree = (tree: Root, slots: readonly Slot[]): Root => {
  let depth = 0;
  const titles = new Set<RootContent>();
  const children = tree.children.flatMap((node): readonly RootContent[] => {
    const blocks = blocksOf(node, slots);
    if (blocks) return blocks(depth);
    const filled = fillNode(node, slots);
    if (filled.type === 'heading') {
      depth = filled.depth;
      if (filled.data === undefined) titles.add(filled);
    }
    return [filled];
  });
  return { type: 'root', children: [...withoutEmpty(children, titles)] };
};

/** A title of the template under which nothing is written goes; one that numbers an item of the law stays. */
const withoutEmpty = (children: readonly RootContent[], titles: ReadonlySet<RootContent>): readonly RootContent[] => {
  const kept: RootContent[] = [];
  for (const node of children.toReversed()) {
    const next = kept.findLast(({ type }) => type !== 'pageBreak');
    const alone =
      next === undefined || (next.type === 'heading' && node.type === 'heading' && next.depth <= node.depth);
    if (!titles.has(node) || !alone) kept.push(node);
  }
  return kept.reverse();
};

/** A paragraph that is nothing but a mark of blocks gives way to them. */
const blocksOf = (node: RootContent, slots: readonly Slot[]) => {
  if (node.type !== 'paragraph' || node.children.length !== 1) return undefined;
  const [only] = node.children;
  if (only?.type !== 'text') return undefined;
  const parts = split(only.value.trim(), slots);
  const [slot] = parts;
  return parts.length === 1 && typeof slot === 'object' && slot.kind === 'blocks' ? slot.blocks : undefined;
};

const fillNode = (node: RootContent, slots: readonly Slot[], numbers = true): RootContent => {
  if (node.type === 'heading') return fillHeading(node, slots);
  if (!('children' in node)) return node;
  const children = (node.children as RootContent[]).flatMap((child) => fillChild(child, slots, numbers));
  return { ...node, children } as RootContent;
};

const fillChild = (child: RootContent, slots: readonly Slot[], numbers: boolean): readonly RootContent[] =>
  child.type === 'text' ? inline(child.value, slots, numbers) : [fillNode(child, slots, numbers)];

const inline = (value: string, slots: readonly Slot[], numbers: boolean): readonly PhrasingContent[] =>
  split(value, slots).flatMap((part) => {
    if (typeof part === 'string') return [text(part)];
    const shown = part.kind === 'text' || (part.kind === 'number' && numbers);
    return shown && part.text !== '' ? [text(part.text)] : [];
  });

/** What a template writes between a number and its title: « Article 2 — Objet ». */
const DASH = /^\s*([—–-])\s+/;

/** The number of a heading is kept apart from its title, for the emitters and the bookmarks; a dash goes with it. */
const fillHeading = (node: Heading, slots: readonly Slot[]): Heading => {
  const parts = node.children.flatMap((child) => (child.type === 'text' ? split(child.value, slots) : []));
  const number = parts.map((part) => (typeof part === 'object' && part.kind === 'number' ? part.text : '')).join('');
  const children = node.children.flatMap((child) => fillChild(child, slots, false)) as PhrasingContent[];
  const [first, ...rest] = children;
  const dash = number && first?.type === 'text' ? DASH.exec(first.value)?.[1] : undefined;
  const title = (value: string): string => (dash ? value.replace(DASH, '') : value.trimStart());
  const trimmed = first?.type === 'text' ? [{ ...first, value: title(first.value) }, ...rest] : children;
  const printed = dash ? `${number}\u00a0${dash}` : number;
  return { ...node, children: trimmed, ...(number ? { data: { number: printed } } : {}) };
};

import type { Root, RootContent } from 'mdast';
import { paragraph } from './nodes.js';
import { mark, type Slots, split } from './tokens.js';

/** Lines between two empty ones. */
const BLOCK = /[^\n]+(?:\n[^\n]+)*/g;

/** A line that begins as plain words, and in which no sign means anything. */
const LINE = '(?:[\\p{L}«(“]|\\d+(?![.)\\d]))[^\\\\`*_[\\]<>&~|@\\0\\t\\r\\n]*(?<! )';
const PLAIN = new RegExp(`^${LINE}(?:\\n${LINE})*$`, 'u');

/** What is made a link without any sign. */
const ADDRESS = /www|:\/\//i;

const isPlain = (block: string): boolean => PLAIN.test(block) && !ADDRESS.test(block);

/**
 * Reads prose, and has `parse` read none of its blocks of plain words, which are half of what hospitals write: a mark
 * stands for each. A text whose marks do not all come back as paragraphs (some code holds them) is read whole. The
 * text has no mark of its own.
 */
export const aroundPlain = (text: string, parse: (text: string) => Root): Root => {
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.every(isPlain)) return { type: 'root', children: blocks.map(paragraph) };
  const slots: Slots = [];
  const marked = text.replace(BLOCK, (block) => (isPlain(block) ? mark(slots, { kind: 'text', text: block }) : block));
  const tree = parse(marked);
  const words = tree.children.map((node) => wordsOf(node, slots));
  if (words.filter((one) => one !== undefined).length < slots.length) return parse(text);
  return { ...tree, children: tree.children.map((node, i) => (words[i] === undefined ? node : paragraph(words[i]))) };
};

/** The plain words that a paragraph stands for, when it is nothing but their mark. */
const wordsOf = (node: RootContent, slots: Slots): string | undefined => {
  if (node.type !== 'paragraph' || node.children.length !== 1) return undefined;
  const [only] = node.children;
  const [slot, ...others] = only?.type === 'text' ? split(only.value, slots) : [];
  return typeof slot === 'object' && slot.kind === 'text' && others.length === 0 ? slot.text : undefined;
};

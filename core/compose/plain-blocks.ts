import type { Root } from 'mdast';
import { BLOCK } from '../parse/condense.js';
import { paragraph } from './nodes.js';
import { mark, type Slots, split } from './tokens.js';
import { visit } from './visit.js';

/** A line that begins as plain words, and in which no sign means anything. */
const LINE = '(?:[\\p{L}«(“]|\\d+(?![.)\\d]))[^\\\\`*_[\\]<>&~|@\\0\\t\\r\\n]*(?<! )';
const PLAIN = new RegExp(`^${LINE}(?:\\n${LINE})*$`, 'u');

/** What is made a link without any sign. */
const ADDRESS = /www|:\/\//i;

const isPlain = (block: string): boolean => PLAIN.test(block) && !ADDRESS.test(block);

/** Where words may be a name, an address or markup, and not only words. */
const isBound = (block: string): boolean => /[[\]<&@\\`]/.test(block) || ADDRESS.test(block);

/** Words of a line, of a cell, between two marks of emphasis: long enough to be worth a mark. */
const WORDS = /\p{L}[\p{L}\p{N} \u00a0\u202f,;:’'()/.…–-]{8,}\p{L}/gu;

/**
 * Reads prose, and has `parse` read none of its plain words, which are nearly all that hospitals write: a mark stands
 * for a whole block of them, or for some within a line, as one letter would. A text whose words do not all come back
 * is read whole. The text has no mark of its own.
 */
export const aroundPlain = (text: string, parse: (text: string) => Root): Root => {
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.every(isPlain)) return { type: 'root', children: blocks.map(paragraph) };
  const slots: Slots = [];
  const tree = parse(marked(text, slots));
  return isFilled(tree, slots) ? tree : parse(text);
};

const marked = (text: string, slots: Slots): string => {
  const aside = (words: string): string => mark(slots, { kind: 'text', text: words });
  return text.replace(BLOCK, (block) => {
    if (isPlain(block)) return aside(block);
    return isBound(block) ? block : block.replace(WORDS, aside);
  });
};

/** Puts the words back in a tree; whether all of them found their place. */
const isFilled = (tree: Root, slots: Slots): boolean => {
  let back = 0;
  const said = (part: ReturnType<typeof split>[number]): string => {
    if (typeof part === 'string') return part;
    back += 1;
    return part.kind === 'text' ? part.text : '';
  };
  visit(tree, (node) => {
    if ('value' in node) node.value = split(node.value, slots).map(said).join('');
  });
  return back === slots.length;
};

import type { RootContent } from 'mdast';

/** What stands behind a token of a template: plain text, blocks already set, or the number of a heading. */
export type Slot =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'blocks'; readonly blocks: (depth: number) => readonly RootContent[] };

/** Slots of one rendering, in the order they were made. */
export type Slots = Slot[];

const OPEN = '\uE000';
const CLOSE = '\uE001';

/** Private-use characters have no business in a document; a text that carries them loses them. */
export const withoutMarks = (text: string): string => text.replaceAll(/[\uE000\uE001]/g, '');

/** Keeps a value aside and gives the mark to write in the template's Markdown, which no parser can take for markup. */
export const mark = (slots: Slots, slot: Slot): string => {
  slots.push(slot);
  return `${OPEN}${slots.length - 1}${CLOSE}`;
};

const MARK = /\uE000(\d+)\uE001/;

/** A text cut at its marks: strings and slots, in order. */
export const split = (text: string, slots: readonly Slot[]): readonly (string | Slot)[] => {
  const parts = text.split(new RegExp(MARK, 'g'));
  return parts.flatMap((part, i): readonly (string | Slot)[] => {
    const slot = i % 2 === 0 ? undefined : slots[Number(part)];
    if (slot) return [slot];
    return i % 2 === 1 || part === '' ? [] : [part];
  });
};

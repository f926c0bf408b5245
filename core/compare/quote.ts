import type { Blockquote, FootnoteDefinition, PhrasingContent, RootContent } from 'mdast';
import { lineOf } from './alineas.js';

/** Blocks that Markdown can quote; what ght draws (signatures, page breaks, pictures) is not text of the document. */
const QUOTABLE = new Set([
  'paragraph',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'blockquote',
  'code',
  'heading',
]);
const HOLDS_BLOCKS = new Set(['list', 'listItem', 'blockquote']);

/** The blocks of a unit as a quotation: its rubriques in bold, its notes in brackets where they are called. */
export const quotation = (blocks: readonly RootContent[]): Blockquote => {
  const notes = new Map(
    blocks
      .filter((node): node is FootnoteDefinition => node.type === 'footnoteDefinition')
      .map((note) => [note.identifier, note.children.map(lineOf).join(' ')]),
  );
  const children = blocks.flatMap((node) => quoted(node, notes));
  return { type: 'blockquote', children: children as Blockquote['children'] };
};

type Notes = ReadonlyMap<string, string>;

const quoted = (node: RootContent, notes: Notes): readonly RootContent[] => {
  if (node.type === 'footnoteReference')
    return [{ type: 'text', value: ` (note : ${notes.get(node.identifier) ?? '…'})` }];
  if (node.type === 'definition' || node.type === 'footnoteDefinition') return [];
  if (!('children' in node)) return isBlock(node) ? [] : [node];
  const children = (node.children as readonly RootContent[]).flatMap((inner) => quoted(inner, notes));
  if (node.type === 'heading') return [bold(children as PhrasingContent[])];
  return HOLDS_BLOCKS.has(node.type) && children.length === 0 ? [] : [{ ...node, children } as RootContent];
};

const bold = (children: PhrasingContent[]): RootContent => ({
  type: 'paragraph',
  children: [{ type: 'strong', children }],
});

const DRAWN = new Set(['contents', 'pageBreak', 'signatures', 'thematicBreak']);

const isBlock = (node: RootContent): boolean =>
  DRAWN.has(node.type) || (!QUOTABLE.has(node.type) && !('value' in node) && !INLINE_LEAVES.has(node.type));

const INLINE_LEAVES = new Set(['break', 'image', 'imageReference']);

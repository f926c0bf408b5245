import type { Blockquote, FootnoteDefinition, PhrasingContent, RootContent } from 'mdast';
import { lineOf } from './alineas.js';

/** What Markdown can quote as it is; what ght draws (signatures, page breaks, pictures) is not text of the document. */
const KEPT: ReadonlySet<string> = new Set([
  ...['paragraph', 'list', 'listItem', 'blockquote', 'table', 'tableRow', 'tableCell', 'code', 'html'],
  ...['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link', 'image'],
]);

/** Blocks that say nothing once they are empty. */
const HOLDERS: ReadonlySet<string> = new Set(['list', 'listItem', 'blockquote']);

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
  const inner = (): readonly RootContent[] =>
    'children' in node ? (node.children as readonly RootContent[]).flatMap((one) => quoted(one, notes)) : [];
  if (node.type === 'footnoteReference')
    return [{ type: 'text', value: ` (note : ${notes.get(node.identifier) ?? '…'})` }];
  if (node.type === 'heading') return [bold(inner() as PhrasingContent[])];
  if (node.type === 'linkReference') return inner();
  if (!KEPT.has(node.type)) return [];
  if (!('children' in node)) return [node];
  const children = inner();
  return HOLDERS.has(node.type) && children.length === 0 ? [] : [{ ...node, children } as RootContent];
};

const bold = (children: PhrasingContent[]): RootContent => ({
  type: 'paragraph',
  children: [{ type: 'strong', children }],
});

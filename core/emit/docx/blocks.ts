import { type FileChild, Paragraph, TextRun } from 'docx';
import type { FootnoteDefinition, Node, PhrasingContent, RootContent } from 'mdast';
import { heldOf } from '../held.js';
import { STYLE } from '../style.js';
import type { AnyNode } from '../tree.js';
import { contents } from './contents.js';
import { figure } from './figure.js';
import { heading } from './heading.js';
import { inlines, isInline } from './inline.js';
import { list } from './list.js';
import { literal } from './literal.js';
import { paragraph, placed } from './place.js';
import type { Scope } from './scope.js';
import { signatures } from './signatures.js';
import { table } from './table.js';
import { twips } from './units.js';

type Blocks = readonly FileChild[];
type Handler<N> = (node: N, scope: Scope) => Blocks;
type BlockType = Exclude<RootContent['type'], PhrasingContent['type'] | 'listItem' | 'tableRow' | 'tableCell' | 'yaml'>;
type Handlers = { readonly [K in BlockType | 'html']: Handler<Extract<RootContent, { type: K }>> };

/** Lines kept as written: code, and markup that ght does not set. */
function verbatim(value: string, scope: Scope): Blocks {
  const lines = value.replace(/\t/g, '    ').split(/\r\n?|\n/);
  const runs = lines.map((text, index) => new TextRun({ text, noProof: true, ...(index > 0 && { break: 1 }) }));
  return [new Paragraph({ ...placed({ ...scope, style: 'Code' }), children: runs })];
}

/** A note that nothing calls is printed where it is written, so that its text is not lost. */
function uncalledNote(node: FootnoteDefinition, scope: Scope): Blocks {
  if (scope.survey.notes.get(node.identifier)?.definition === node) return [];
  const label: PhrasingContent = { type: 'text', value: `Note sans appel [${node.label ?? node.identifier}]\u00a0:` };
  return [paragraph(inlines([label], { emphasis: true }, scope), scope), ...blocks(node.children, scope)];
}

const HANDLERS: Handlers = {
  paragraph: (node, scope) => [paragraph(inlines(node.children, {}, scope), scope)],
  heading,
  list,
  blockquote: (node, scope) =>
    blocks(node.children, {
      ...scope,
      style: scope.inNote ? 'FootnoteText' : 'Quote',
      indent: scope.indent + twips(STYLE.space.indent),
      quoteLevel: scope.quoteLevel + 1,
    }),
  code: (node, scope) => verbatim(node.value, scope),
  html: (node, scope) => verbatim(node.value, scope),
  thematicBreak: (_node, scope) => [new Paragraph(placed({ ...scope, style: 'Filet' }))],
  table,
  contents,
  foreignPage: () => [],
  figure,
  signatures,
  pageBreak: () => [new Paragraph({ style: 'Espace', pageBreakBefore: true })],
  definition: () => [],
  footnoteDefinition: uncalledNote,
};

function block(node: RootContent, scope: Scope): Blocks {
  if (Object.hasOwn(HANDLERS, node.type)) {
    return (HANDLERS[node.type as keyof Handlers] as Handler<RootContent>)(node, scope);
  }
  if (isInline(node)) return [paragraph(inlines([node], {}, scope), scope)];
  const stranger = node as Node & { readonly children?: readonly RootContent[] };
  if (stranger.children) return blocks(stranger.children, scope);
  return verbatim(literal(stranger), scope);
}

/** Blocks in their order; a page break before reaches the first only, the air below the last only. */
export function blocks(nodes: readonly RootContent[], scope: Scope): Blocks {
  const { closing, pageBreakBefore, atTop, held: _held, ...inner } = scope;
  const held = heldOf(nodes as readonly AnyNode[], atTop === true);
  return nodes.flatMap((node, index) =>
    block(node, {
      ...inner,
      ...(held.has(node as AnyNode) && { held: true }),
      ...(index === 0 && pageBreakBefore && { pageBreakBefore }),
      ...(index === 0 && atTop && { atTop }),
      ...(index === nodes.length - 1 && closing && { closing }),
    }),
  );
}

import { type Alignable, align, type Step } from '../../../compare/align.js';
import { bareWords } from '../../../compare/words.js';
import { child, elements, type Markup, mapDeep, textIn, valueIn } from './markup.js';
import { changedParagraph, loneParagraph } from './paragraph.js';
import type { Change, Redline } from './redline.js';
import { changedTable, loneTable } from './table.js';

/** A block of the body: a paragraph, a table with the air below it, the contents. */
interface Block extends Alignable {
  readonly node: Markup;
  /** The empty paragraph after a table: two tables that touch would become one. */
  readonly air?: Markup;
}

const styleOf = (node: Markup): string => valueIn(child(node, 'w:pPr'), 'w:pStyle') ?? '';

const isAir = (node: Markup | undefined): boolean =>
  node?.name === 'w:p' && styleOf(node) === 'Espace' && textIn(node).trim() === '';

/** Tables are paired when they have as many columns: rows of one can then stand in the other. */
const KINDS: Readonly<Record<string, (node: Markup) => string>> = {
  'w:p': (node) => (/^Heading/.test(styleOf(node)) ? 'titre' : 'texte'),
  'w:tbl': (node) => `tableau ${elements(child(node, 'w:tblGrid') ?? node).length}`,
};

const block = (node: Markup, air: Markup | undefined): Block => {
  const text = textIn(node);
  const kind = KINDS[node.name]?.(node) ?? node.name;
  // The contents are those of the newer version, whatever they say.
  const key = node.name === 'w:sdt' ? '' : `${styleOf(node)}\u0000${text}`;
  return { node, kind, key, words: bareWords(text), ...(air && { air }) };
};

const blocksOf = (nodes: readonly Markup[]): readonly Block[] =>
  nodes.flatMap((node, i) => {
    if (isAir(node) && nodes[i - 1]?.name === 'w:tbl') return [];
    return [block(node, node.name === 'w:tbl' && isAir(nodes[i + 1]) ? nodes[i + 1] : undefined)];
  });

/** Blocks of both versions as one list, in which what changed is marked; the last section is that of the newer. */
export const changedBlocks = (a: readonly Markup[], b: readonly Markup[], line: Redline): readonly Markup[] => {
  const older = a.filter(({ name }) => name !== 'w:sectPr').map(withoutSections);
  const newer = b.filter(({ name }) => name !== 'w:sectPr');
  const ends = b.filter(({ name }) => name === 'w:sectPr');
  return [...align(blocksOf(older), blocksOf(newer)).flatMap((step) => set(step, line)), ...ends];
};

/** A page turned in the older version alone is not turned: the layout is that of the newer. */
const withoutSections = (node: Markup): Markup =>
  mapDeep(node, (one) => (one.name === 'w:sectPr' ? undefined : one)) ?? node;

const set = ({ a, b }: Step<Block>, line: Redline): readonly Markup[] => {
  if (a && b) return [changed(a.node, b.node, line), ...(b.air ? [b.air] : [])];
  return a ? lone(a, 'del', line) : lone(b as Block, 'ins', line);
};

const changed = (a: Markup, b: Markup, line: Redline): Markup => {
  if (b.name === 'w:p') return changedParagraph(a, b, line);
  return b.name === 'w:tbl' ? changedTable(a, b, line) : b;
};

const lone = ({ node, air }: Block, change: Change, line: Redline): readonly Markup[] => {
  const below = air ? [loneParagraph(air, change, line)] : [];
  if (node.name === 'w:p') return [loneParagraph(node, change, line), ...below];
  if (node.name === 'w:tbl') return [loneTable(node, change, line), ...below];
  return change === 'ins' ? [node] : [];
};

import { type AnyNode, plainText } from './tree.js';
import { staysWhole } from './whole.js';

const ANNOUNCED: ReadonlySet<string> = new Set(['list', 'table', 'blockquote', 'code', 'figure']);

/** What comes along with signatures, at most: a page that only bears names could be put under any text. */
const SIGNED = { paragraphs: 3, characters: 500 } as const;

const announces = (node: AnyNode, next: AnyNode | undefined): boolean =>
  node.type === 'paragraph' &&
  next !== undefined &&
  ANNOUNCED.has(next.type) &&
  plainText(node).trimEnd().endsWith(':');

const isSmallTable = (node: AnyNode | undefined): node is AnyNode =>
  node?.type === 'table' && staysWhole((node.children ?? []).map((row) => (row.children ?? []).map(plainText)));

/** The last lines above signatures and their titles, or the small table that stands there. */
function aboveSignatures(nodes: readonly AnyNode[], at: number): readonly AnyNode[] {
  const start = nodes.findLastIndex(({ type }, i) => i < at && type !== 'heading' && type !== 'paragraph');
  const held: AnyNode[] = [];
  let characters = 0;
  for (const node of nodes
    .slice(start + 1, at)
    .filter(({ type }) => type === 'paragraph')
    .reverse()) {
    characters += plainText(node).length;
    if (held.length > 0 && (held.length >= SIGNED.paragraphs || characters > SIGNED.characters)) break;
    held.push(node);
  }
  const last = nodes[start];
  return held.length === 0 && isSmallTable(last) ? [last] : held;
}

/** The blocks, among those that follow one another, which no page end may part from the next. */
export function heldOf(nodes: readonly AnyNode[]): ReadonlySet<AnyNode> {
  const leads = nodes.filter((node, index) => announces(node, nodes[index + 1]));
  const signed = nodes.flatMap(({ type }, index) => (type === 'signatures' ? aboveSignatures(nodes, index) : []));
  return new Set([...leads, ...signed]);
}

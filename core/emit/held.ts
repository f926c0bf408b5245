import { type AnyNode, plainText } from './tree.js';
import { staysWhole } from './whole.js';

const ANNOUNCED: ReadonlySet<string> = new Set(['list', 'table', 'blockquote', 'code', 'figure']);

/** What comes along with signatures, at most: a page that only bears names could be put under any text. */
const SIGNED = { paragraphs: 3, characters: 500 } as const;

/** A longer text leads to nothing in particular, characters. */
const LEAD = 400;

/** One line or two, characters. */
const LAST = 180;

const isSmallTable = (node: AnyNode | undefined): node is AnyNode =>
  node?.type === 'table' && staysWhole((node.children ?? []).map((row) => (row.children ?? []).map(plainText)));

/** Words in bold alone on their line are a title. */
const isTitle = ({ type, children }: AnyNode): boolean =>
  type === 'paragraph' && children?.length === 1 && children[0]?.type === 'strong';

/** « … : » before what it announces, or the few words between a title and its small table. */
function announces(node: AnyNode, before: AnyNode | undefined, next: AnyNode | undefined): boolean {
  if (isTitle(node)) return next !== undefined && !isTitle(next);
  if (node.type !== 'paragraph' || next === undefined || !ANNOUNCED.has(next.type)) return false;
  const text = plainText(node).trimEnd();
  return text.endsWith(':') || (before?.type === 'heading' && text.length <= LEAD && isSmallTable(next));
}

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

/** A last line or two would stand alone on their page: what comes just before goes with them. */
function beforeLast(nodes: readonly AnyNode[], at: number): readonly AnyNode[] {
  const [before, last] = [nodes[at - 2], nodes[at - 1]];
  if (!before || last?.type !== 'paragraph' || plainText(last).length > LAST) return [];
  return before.type === 'paragraph' || isSmallTable(before) ? [before] : [];
}

/**
 * The blocks, among those that follow one another, which no page end may part from the next; `page` when they end
 * with their page.
 */
export function heldOf(nodes: readonly AnyNode[], page: boolean): ReadonlySet<AnyNode> {
  const ends = nodes.flatMap(({ type }, index) => (type === 'pageBreak' ? [index] : []));
  const lasts = [...ends, ...(page ? [nodes.length] : [])].flatMap((at) => beforeLast(nodes, at));
  const leads = nodes.filter((node, index) => announces(node, nodes[index - 1], nodes[index + 1]));
  const signed = nodes.flatMap(({ type }, index) => (type === 'signatures' ? aboveSignatures(nodes, index) : []));
  return new Set([...leads, ...signed, ...lasts]);
}

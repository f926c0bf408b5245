import type { Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Signatures } from '../composed.js';
import { visit } from '../visit.js';
import { type Piece, quote } from './quotes.js';
import { spacedOut } from './rules.js';

/** French typography of one text. Applied again, it changes nothing. */
export const typeset = (text: string): string => {
  const pieces: Piece[] = [{ value: text, open: true }];
  quote(pieces);
  return spacedOut(pieces.map(({ value }) => value).join(''));
};

/** French typography of a whole tree; code and addresses are left as they are. */
export const typesetTree = (tree: Root): Root => {
  visit(tree, (node) => {
    if (HOLDS_WORDS.has(node.type)) typesetLine(node as Parents);
    if (node.type === 'table' && node.data?.caption) node.data.caption = typeset(node.data.caption);
    if (node.type === 'signatures') typesetSignatures(node);
  });
  return tree;
};

const HOLDS_WORDS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);

const typesetSignatures = (node: Signatures): void => {
  const signatories = node.signatories.map(({ role, organisation }) => ({
    role: typeset(role),
    ...(organisation === undefined ? {} : { organisation: typeset(organisation) }),
  }));
  Object.assign(node, { place: typeset(node.place), signatories } satisfies Partial<Signatures>);
};

/** What is no text, as its neighbours see it: a word for code, a space for a break, nothing for the call of a note. */
const STANDS_FOR: Readonly<Record<string, string>> = { inlineCode: 'x', image: 'x', imageReference: 'x', break: '\n' };

type Leaf = Piece & { readonly node?: Text };

const leavesOf = (node: PhrasingContent): readonly Leaf[] => {
  if (node.type === 'text') return [{ value: node.value, open: true, node }];
  if (node.type === 'link' && isItsAddress(node)) return [{ value: 'x', open: false }];
  if ('children' in node) return node.children.flatMap(leavesOf);
  return [{ value: STANDS_FOR[node.type] ?? '', open: false }];
};

/** A link that shows where it leads. */
const isItsAddress = ({ url, children: [only] }: Extract<PhrasingContent, { type: 'link' }>): boolean =>
  only?.type === 'text' && url.endsWith(only.value);

/** The quotes of a line are paired across its marks of emphasis; all else is a matter of one text. */
const typesetLine = (line: Parents): void => {
  const leaves = (line.children as readonly PhrasingContent[]).flatMap(leavesOf);
  quote(leaves);
  for (const { node, value } of leaves) if (node) node.value = spacedOut(value);
};

import type { Root } from 'mdast';
import { visit } from './prose.js';

const NBSP = '\u00A0';

/** French rules, in order; each only changes a space or an apostrophe that is already there. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/[ \u202F]([:;!?»])/g, `${NBSP}$1`],
  [/«[ \u202F]/g, `«${NBSP}`],
  [/(\p{L})'(?=\p{L}|$)/gu, '$1’'],
  [/(\d) (?=\d{3}(?!\d))/g, `$1${NBSP}`],
  [/(\d) (?=(?:%|€|M€|k€|h|min|km|m²|ans|lits|ETP)(?![\p{L}\p{N}]))/gu, `$1${NBSP}`],
  [/\b(n°|art\.|p\.|§|[LRD]\.|Mme|M\.|Dr|Pr) (?=[\p{L}\p{N}])/gu, `$1${NBSP}`],
  [
    /\b(1er|\d{1,2}) (?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)/g,
    `$1${NBSP}`,
  ],
  [/(\p{L}) (?=[–—] )/gu, `$1${NBSP}`],
];

/** French typography of one text. */
export const typeset = (text: string): string =>
  RULES.reduce((current, [pattern, by]) => current.replaceAll(pattern, by), text);

/** French typography of a whole tree; code and addresses are left as they are. */
export const typesetTree = (tree: Root): Root => {
  visit(tree, (node) => {
    if (node.type === 'text') node.value = typeset(node.value);
  });
  return tree;
};

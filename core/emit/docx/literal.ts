import type { Node } from 'mdast';
import { plainText } from './survey.js';

/** What to print of a node that has no handler: its text, or failing that its name, so that nothing vanishes. */
export function literal(node: Node & { readonly value?: unknown }): string {
  if (typeof node.value === 'string') return node.value;
  return plainText(node) || `[${node.type}]`;
}

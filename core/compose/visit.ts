import type { Root, RootContent } from 'mdast';

/** Visits a node and all below it. */
export const visit = (node: Root | RootContent, see: (node: Root | RootContent) => void): void => {
  see(node);
  if ('children' in node) for (const inner of node.children) visit(inner as RootContent, see);
};

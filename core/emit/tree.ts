import type { Node } from 'mdast';

/** A node as a walker sees it, whatever its type. */
export type AnyNode = Node & {
  readonly children?: readonly AnyNode[];
  readonly value?: unknown;
  readonly alt?: unknown;
};

/**
 * The nodes under a root, itself included, in reading order; children are visited where `enter` says so. A stack
 * rather than recursion: nothing bounds how deep quotes within quotes are written.
 */
export function descend(root: AnyNode, enter: (node: AnyNode) => boolean = () => true): readonly AnyNode[] {
  const found: AnyNode[] = [];
  const waiting: AnyNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    found.push(node);
    if (enter(node)) for (const child of node.children?.toReversed() ?? []) waiting.push(child);
  }
  return found;
}

/** The nodes of one type. */
export const ofType = <T extends Node>(nodes: readonly AnyNode[], type: T['type']): readonly T[] =>
  nodes.filter((node): node is AnyNode & T => node.type === type);

const ownText = (node: AnyNode): string => {
  if (node.type === 'break') return ' ';
  const value = node.value ?? node.alt;
  return typeof value === 'string' ? value : '';
};

/** The bare text of a node; calls of notes leave nothing. */
export const plainText = (root: AnyNode): string => descend(root).map(ownText).join('');

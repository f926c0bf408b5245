import type { Place } from '../diagnostic.js';
import { segments } from '../json.js';

/** Where a value and its key are written; the shape of the tree is that of the data. */
export interface SourceNode {
  readonly place: Place;
  readonly key?: Place;
  readonly children?: ReadonlyMap<string, SourceNode>;
}

/** Makes a thing when it is first asked for, and only then. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** Node written at a JSON pointer, or its nearest written ancestor. */
const nearest = (root: SourceNode, pointer: string): SourceNode => {
  let node = root;
  for (const key of segments(pointer)) {
    const child = node.children?.get(key);
    if (!child) return node;
    node = child;
  }
  return node;
};

/** Place to show for a JSON pointer: the key of the value, else the value, of the nearest written ancestor. */
export const placeOf = (root: SourceNode, pointer: string): Place => {
  const node = nearest(root, pointer);
  return node.key ?? node.place;
};

/** Offsets of a text to places; line starts are found once. */
export const placer = (text: string, file: string): ((start: number, end: number) => Place) => {
  let starts: number[] | undefined;
  return (start, end) => {
    starts ??= lineStarts(text);
    const index = lineAt(starts, start);
    const from = starts[index] ?? 0;
    const lineEnd = starts[index + 1] === undefined ? text.length : (starts[index + 1] ?? 0) - 1;
    const column = start - from + 1;
    return { file, line: index + 1, column, endColumn: Math.max(column + 1, Math.min(end, lineEnd) - from + 1) };
  };
};

const lineStarts = (text: string): number[] => {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
};

const lineAt = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

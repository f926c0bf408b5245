import { wrapped } from './measure.js';
import { type Box, heightOf, type Ink, type Line, PADDING } from './scene.js';

/** How the words of a box are set. */
export interface Type {
  readonly size: number;
  readonly ink: Ink;
  readonly bold?: true;
}

/** A text set in lines that fit a box of this width. */
export const linesIn = (text: string, width: number, type: Type): readonly Line[] =>
  wrapped(text, width - 2 * PADDING, type.size).map((line) => ({ ...type, text: line }));

/**
 * Lines that fit a width; beyond a count of lines, the last ends with « … »: the text alternative of the drawing has
 * all the words.
 */
export const clipped = (text: string, width: number, type: Type, most: number): readonly Line[] => {
  const lines = linesIn(text, width, type);
  if (lines.length <= most) return lines;
  const [first = ''] = wrapped(lines[most - 1]?.text ?? '', width - 2 * PADDING - type.size, type.size);
  return [...lines.slice(0, most - 1), { ...type, text: `${first.replace(/(?<![\s.,;:])[\s.,;:]+$/, '')}…` }];
};

/** A box that grows with its lines. */
export const boxed = (
  lines: readonly Line[],
  [x, y]: readonly [number, number],
  width: number,
  look: Partial<Box> = {},
): Box => ({ kind: 'box', x, y, width, height: heightOf(lines) + 2 * PADDING, align: 'center', ...look, lines });

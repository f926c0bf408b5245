import type { CoverageState } from '../diagnostic.js';

/** A colour by the part it plays; the emitters know which one it is, and a groupement may have its own. */
export type Ink = 'accent' | 'text' | 'muted' | 'rule' | 'ground' | 'white' | CoverageState;

/** One line of text; its size is in points. */
export interface Line {
  readonly text: string;
  readonly size: number;
  readonly bold?: true;
  readonly ink: Ink;
}

/** A rectangle with lines of text within, centred from top to bottom; bare, it is a mere text. */
export interface Box {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Radius of its corners. */
  readonly round?: number;
  readonly fill?: Ink;
  readonly stroke?: Ink;
  readonly align: 'left' | 'center' | 'right';
  readonly lines: readonly Line[];
}

/** A line through points; dashed, or with an arrow at its end. */
export interface Stroke {
  readonly kind: 'line';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly ink: Ink;
  readonly weight: number;
  readonly dashed?: true;
  readonly arrow?: true;
}

/** A full disc, by its centre. */
export interface Dot {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: Ink;
}

export type Shape = Box | Stroke | Dot;

/** A drawing: shapes one above the other, in points from the top left corner. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** A drawing with what it says in words, which holds every word of it. */
export interface Drawing {
  readonly caption: string;
  readonly alt: string;
  readonly scene: Scene;
}

/** Room between two lines of text, by their size. */
export const LEADING = 1.22;

/** Room kept free on each side of the text of a box. */
export const PADDING = 4;

/** Width of the text column of a page, and the height that leaves room for a caption below and words above. */
export const COLUMN = { width: 461, height: 600 } as const;

/** Height of lines of text set one under the other. */
export const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { size }) => sum + size * LEADING, 0);

/** A drawing made smaller, its type too, when it is larger than the column. */
export const inColumn = (scene: Scene): Scene => {
  const factor = Math.min(1, COLUMN.width / scene.width, COLUMN.height / scene.height);
  return factor === 1 ? scene : scaled(scene, factor);
};

const scaled = ({ width, height, shapes }: Scene, by: number): Scene => ({
  width: width * by,
  height: height * by,
  shapes: shapes.map((shape) => SCALE[shape.kind](shape as never, by)),
});

const SCALE: { readonly [K in Shape['kind']]: (shape: Extract<Shape, { kind: K }>, by: number) => Shape } = {
  box: (box, by) => ({
    ...box,
    ...{ x: box.x * by, y: box.y * by, width: box.width * by, height: box.height * by },
    lines: box.lines.map((line) => ({ ...line, size: line.size * by })),
  }),
  line: (line, by) => ({ ...line, points: line.points.map(([x, y]) => [x * by, y * by] as const) }),
  dot: (dot, by) => ({ ...dot, x: dot.x * by, y: dot.y * by, radius: dot.radius * by }),
};

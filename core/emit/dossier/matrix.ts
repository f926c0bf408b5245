import type { Size } from './paper.js';

/** A transformation as a PDF writes it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A rectangle: left, bottom, right, top. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** The first transformation, then the second. */
export const combined = (one: Matrix, two: Matrix): Matrix => {
  const [a, b, c, d, e, f] = one;
  const [p, q, r, s, t, u] = two;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
};

/** The upright rectangle that holds a rectangle once transformed. */
export const boxThrough = ([left, bottom, right, top]: Box, [a, b, c, d, e, f]: Matrix): Box => {
  const corners = [left, right].flatMap((x) =>
    [bottom, top].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

/** How each quarter turn, clockwise, stands a box of that size upright at the origin. */
const TURNS: Readonly<Record<number, (size: Size) => Matrix>> = {
  0: () => [1, 0, 0, 1, 0, 0],
  90: ({ width }) => [0, -1, 1, 0, 0, width],
  180: ({ width, height }) => [-1, 0, 0, -1, width, height],
  270: ({ height }) => [0, 1, -1, 0, height, 0],
};

/** Moves a box to the origin and turns it upright. */
export const upright = ([left, bottom, right, top]: Box, rotation: number): Matrix => {
  const turn = TURNS[rotation] ?? TURNS[0];
  const moved: Matrix = [1, 0, 0, 1, -left, -bottom];
  return turn ? combined(moved, turn({ width: right - left, height: top - bottom })) : moved;
};

/** Sets a size in the middle of a room, drawn smaller if need be, never larger than `largest`. */
export const centred = (size: Size, room: Size, largest: number): Matrix => {
  const scale = Math.min(largest, room.width / size.width, room.height / size.height);
  return [scale, 0, 0, scale, (room.width - size.width * scale) / 2, (room.height - size.height * scale) / 2];
};

/** Draws whole numbers in [0, below), always the same ones from a seed. */
export type Dice = (below: number) => number;

/** Dice from a seed (mulberry32: 32 bits of state, enough to vary texts). */
export const random = (seed: number): Dice => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

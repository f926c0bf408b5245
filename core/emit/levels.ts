/**
 * Levels that begin at 1 and skip none, as PDF/UA wants, from depths written by hand: each heading stays under the
 * nearest heading before it that is less deep.
 */
export function levelsOf(depths: readonly number[]): readonly number[] {
  const above: number[] = [];
  return depths.map((depth) => {
    while ((above.at(-1) ?? 0) >= depth) above.pop();
    above.push(depth);
    return above.length;
  });
}

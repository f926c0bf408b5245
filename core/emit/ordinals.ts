/** A piece of a text: plain, or raised as the letters of an ordinal are. */
export interface OrdinalPiece {
  readonly text: string;
  readonly raised: boolean;
}

/** « 1er », « 1re », « 12e », « XXIe »; not what only looks like one in a reference (« R. 6132-3e ») or a code. */
const ORDINAL = /(?<![\p{L}\p{N}.,/-])(?:([1I])(ers?|res?)|(\d+|[IVX]{2,}|[VX])(es?))(?![\p{L}\p{N}-])/gu;

/** A text cut where letters are to be raised; put together again, the pieces are the text. */
export function ordinals(text: string): readonly OrdinalPiece[] {
  const raised = [...text.matchAll(ORDINAL)].map((found) => {
    const letters = found[2] ?? found[4] ?? '';
    const end = found.index + found[0].length;
    return { start: end - letters.length, end };
  });
  const cuts = [0, ...raised.flatMap(({ start, end }) => [start, end]), text.length];
  return cuts
    .slice(0, -1)
    .map((from, rank) => ({ text: text.slice(from, cuts[rank + 1]), raised: rank % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

import { distance } from 'fastest-levenshtein';
import { plain } from './words.js';

/** The known word that a mistyped one most likely meant, or undefined when none is within `most` letters of it. */
export const closest = (
  word: string,
  known: readonly string[],
  most = Number.POSITIVE_INFINITY,
): string | undefined => {
  const typed = plain(word);
  const scored = known.map((name) => [distance(typed, plain(name)), name] as const).sort(([a], [b]) => a - b);
  const [best] = scored;
  const slack = Math.max(typed.length < 4 ? 1 : 2, Math.floor(typed.length / 3));
  return best && best[0] <= Math.min(most, slack) ? best[1] : undefined;
};

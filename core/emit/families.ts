import { HOUSE, type Look } from './style.js';

/**
 * Names under which the engine may know the family: it takes words such as « Condensed » off the end of a name. The
 * fonts of ght come last, for the signs that the family does not have.
 */
export function familiesOf({ font: { body } }: Look): readonly string[] {
  const words = body.split(/(?<=[ _-])/);
  const names = words.map((_, index) =>
    words
      .slice(0, words.length - index)
      .join('')
      .replace(/(?<![ _-])[ _-]+$/, ''),
  );
  return [...new Set([...names, HOUSE.font.body])];
}

import { spaced } from '../message.js';
import { wrap } from '../report/width.js';

const WIDTH = 110;
const NBSP = '\u00a0';

/** Lines of a paragraph, none of which begins with « : » or parts « R. » from its number. */
export const wrapped = (paragraph: string): readonly string[] => {
  const bound = spaced(paragraph.replaceAll(/\s+/g, ' ')).replaceAll(/\b([RLD]\.|art\.) (?=[\dRLD])/g, `$1${NBSP}`);
  return wrap(bound, WIDTH).map((line) => line.replaceAll(NBSP, ' '));
};

import { inFence } from './notes.js';

const FRONT = /^---\n[\s\S]*?\n---(?=\n|$)/;
/** Comments that stand on lines of their own. */
const COMMENT = /^ {0,3}<!--(?:(?!-->)[\s\S])*-->[ \t]*$/gm;

/**
 * A Markdown text whose comments are made blank, character for character so that places hold: they speak to authors,
 * and answer nothing. What stands in the front matter, or in a block of code, is left as it is.
 */
export const withoutComments = (text: string): string => {
  if (!text.includes('<!--')) return text;
  const front = FRONT.exec(text)?.[0] ?? '';
  const body = text.slice(front.length);
  const fenced = inFence(body);
  const blank = (comment: string, offset: number) => (fenced(offset) ? comment : comment.replaceAll(/[^\n]/g, ' '));
  return front + body.replaceAll(COMMENT, blank);
};

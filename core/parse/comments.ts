import { inFence } from './notes.js';

const FRONT = /^---\n[\s\S]*?\n---(?=\n|$)/;
const OPENING = /^ {0,3}<!--/gm;
const ALONE = /[ \t]*(?:\n|(?![\s\S]))/y;

/** Where the comments that stand on lines of their own begin and end; each end is looked for once. */
const commentsIn = (text: string): readonly (readonly [from: number, to: number])[] => {
  const found: (readonly [number, number])[] = [];
  let [end, isAlone] = [-1, false];
  for (const { index, 0: opening } of text.matchAll(OPENING)) {
    if (index < (found.at(-1)?.[1] ?? 0)) continue;
    if (end < index + opening.length) {
      end = text.indexOf('-->', index + opening.length);
      if (end < 0) break;
      ALONE.lastIndex = end + 3;
      isAlone = ALONE.test(text);
    }
    if (isAlone) found.push([index, end + 3]);
  }
  return found;
};

/**
 * A Markdown text whose comments are made blank, character for character so that places hold: they speak to authors,
 * and answer nothing. What stands in the front matter, or in a block of code, is left as it is.
 */
export const withoutComments = (text: string): string => {
  if (!text.includes('<!--')) return text;
  const front = FRONT.exec(text)?.[0] ?? '';
  const body = text.slice(front.length);
  const fenced = inFence(body);
  const [comments, kept] = [commentsIn(body).filter(([from]) => !fenced(from)), [front]];
  let last = 0;
  for (const [from, to] of comments) {
    kept.push(body.slice(last, from), body.slice(from, to).replaceAll(/[^\n]/g, ' '));
    last = to;
  }
  return [...kept, body.slice(last)].join('');
};

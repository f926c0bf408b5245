import type { Standing } from './tally.js';

/** What a stretch of text is, for its colour. */
export type Style = Standing | 'title' | 'strong' | 'dim' | 'good' | 'alert';

/** Colours a text, or gives it back as it is. */
export type Ink = (style: Style, text: string) => string;

const CODES: Readonly<Record<Style, string>> = {
  title: '1',
  strong: '1',
  dim: '2',
  good: '32',
  alert: '33',
  illisible: '1;35',
  bloquant: '1;31',
  majeur: '1;33',
  conseil: '1;36',
  a_apprecier: '1;34',
  indetermine: '1;34',
  derogation: '1;2',
  connu: '1;2',
};

/** Ink for a terminal that shows colour (ANSI escapes), or for one that does not. */
export const inkFor = (color: boolean): Ink =>
  color ? (style, text) => (text === '' ? '' : `\u001b[${CODES[style]}m${text}\u001b[0m`) : (_style, text) => text;

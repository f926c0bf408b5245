import type { Heading as HeadingNode, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { toString as textOf } from 'mdast-util-to-string';
import { frontmatter } from 'micromark-extension-frontmatter';
import type { Node } from 'unist';
import { condense, FRONT } from './condense.js';

/** A heading as it is typed, without its marks, and its offsets in the whole text. */
export interface Heading {
  readonly text: string;
  readonly depth: number;
  readonly start: number;
  readonly end: number;
}

/** The headings of a Markdown text, outside quotations and lists. */
export interface Headings {
  /** Raw YAML of the front matter. */
  readonly front?: string;
  /** Offset of what follows the front matter. */
  readonly start: number;
  readonly headings: readonly Heading[];
}

/** The headings of a text, and its front matter; the rest of its structure is not read. */
export const headingsOf = (text: string): Headings => {
  const [head = '', , front] = FRONT.exec(text) ?? [];
  const body = text.slice(head.length);
  if (ODD.test(body)) return byBlocks(text);
  const headings = [...body.matchAll(LINE)].map(({ index, 0: line, 1: marks = '', 2: words = '' }) => {
    const start = head.length + index;
    return { text: words, depth: marks.length, start, end: start + line.length };
  });
  return { ...(front === undefined ? {} : { front }), start: head.length, headings };
};

/**
 * What may hide a heading, make one of other lines, or end one: blocks of code, HTML, words underlined, marks after a
 * space or after the words, ends of lines that are not. Without any of them, a heading is a line that begins with its
 * marks, and nothing else is.
 */
const ODD = /```|~~~|[\t\r\u2028\u2029]|^\uFEFF|^[ >*+\-\d.)]*<|^ {0,3}(?:=+|-+) *$|^ +#|# *$/m;
const LINE = /^(#{1,6}) +([^ \n](?:[^\n]*[^ \n])?) *$/gm;

/** Inline constructs, which make no heading: reading blocks alone costs half. */
const INLINE = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
];

const byBlocks = (whole: string): Headings => {
  const { text, front, original } = condense(whole);
  const { children } = blocksOf(text);
  const headings = children
    .filter((node): node is HeadingNode => node.type === 'heading')
    .map((node) => ({
      text: textOf(node),
      depth: node.depth,
      start: original(startOf(node)),
      end: original(endOf(node)),
    }));
  const [first] = children;
  return first?.type === 'yaml' ? { front, start: original(endOf(first)), headings } : { start: 0, headings };
};

/** The blocks of a text, whatever its words. */
const blocksOf = (text: string): Root =>
  fromMarkdown(text, {
    extensions: [frontmatter(['yaml']), { disable: { null: INLINE } }],
    mdastExtensions: [frontmatterFromMarkdown(['yaml'])],
  });

const startOf = (node: Node): number => node.position?.start.offset ?? 0;
const endOf = (node: Node): number => node.position?.end.offset ?? 0;

import type { Definition, FootnoteDefinition, Heading, Html, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { refuseEndless } from './bounds.js';
import { paragraph } from './nodes.js';
import { aroundPlain } from './plain-blocks.js';
import { withoutMarks } from './tokens.js';
import { visit } from './visit.js';

const PARSER = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

/** Markdown as a tree; the one door to the parser for rendering. */
export const parseMarkdown = (text: string): Root => PARSER.parse(text) as Root;

/**
 * Prose of a user as blocks that fit under a heading of the given depth: its headings go below, its notes get names of
 * their own so that two sections may both have a note 1. Throws `CannotSet` for a text that takes for ever to read.
 */
export const proseBlocks = (text: string, depth: number, prefix: string): readonly RootContent[] => {
  refuseEndless(text, prefix);
  const tree = withUncalled(withoutComments(aroundPlain(withoutMarks(text), parseMarkdown)));
  const headings = tree.children.filter((node): node is Heading => node.type === 'heading');
  const shift = headings.length === 0 ? 0 : depth + 1 - Math.min(...headings.map((heading) => heading.depth));
  for (const heading of headings) heading.depth = Math.max(1, Math.min(6, heading.depth + shift)) as Heading['depth'];
  visit(tree, (node) => rename(node, prefix));
  return tree.children;
};

const [OPENS, CLOSES] = ['<!--', '-->'] as const;
const HOLDS_BLOCKS = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);
const LINE_BREAK = /^<br\s*\/?>$/i;

/**
 * An HTML comment is for authors only, and `<br>` is a line break; any other markup stays text, to be seen, as does a
 * comment that appears where another was taken away (`within`), for there may be thousands, one within the other.
 */
const withoutComments = <T extends Root | RootContent>(node: T, within = false): T => {
  if (!('children' in node)) return node;
  const block = HOLDS_BLOCKS.has(node.type);
  const children = (node.children as RootContent[]).flatMap((child) =>
    child.type === 'html' ? markup(child, block, within) : [withoutComments(child, within)],
  );
  return { ...node, children };
};

/** A text without its comments; one that is never closed stays. One pass: a text may open thousands of them. */
const uncommented = (text: string): string => {
  const kept: string[] = [];
  let from = 0;
  for (let at = text.indexOf(OPENS); at >= 0; at = text.indexOf(OPENS, from)) {
    const end = text.indexOf(CLOSES, at + OPENS.length);
    if (end < 0) break;
    kept.push(text.slice(from, at));
    from = end + CLOSES.length;
  }
  return kept.join('') + text.slice(from);
};

/** What stands on the lines of a comment is prose, and read as such. */
const markup = (node: Html, block: boolean, within: boolean): readonly RootContent[] => {
  const rest = (within ? node.value : uncommented(node.value)).trim();
  if (rest === '') return [];
  if (!block) return [LINE_BREAK.test(rest) ? { type: 'break' } : node];
  return rest.length === node.value.trim().length ? [node] : withoutComments(parseMarkdown(rest), true).children;
};

/** Authors also hide a comment in the address of a link: « [//]: # (…) ». */
const isHidden = ({ url }: Definition): boolean => url === '#' || url === '';

const asTyped = ({ label, identifier, url, title }: Definition): RootContent =>
  paragraph(`[${label ?? identifier}]: ${url}${title ? ` "${title}"` : ''}`);

/** The address of a link that is nowhere is read as prose: « [Nota]: voir-annexe » would vanish. */
const withUncalled = (tree: Root): Root => {
  const called = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'linkReference' || node.type === 'imageReference') called.add(node.identifier);
  });
  const spoken = <T extends Root | RootContent>(node: T): T => {
    if (!('children' in node)) return node;
    const children = (node.children as RootContent[]).map((child) => {
      if (child.type !== 'definition' || isHidden(child)) return spoken(child);
      return called.has(child.identifier) ? child : asTyped(child);
    });
    return { ...node, children };
  };
  return spoken(tree);
};

interface Identified {
  identifier: string;
  label?: string | null | undefined;
}

const NAMED = new Set(['footnoteReference', 'footnoteDefinition', 'definition', 'linkReference', 'imageReference']);

/** The label is renamed too: it is what a Markdown file writes. */
const rename = (node: RootContent | Root, prefix: string): void => {
  if (!NAMED.has(node.type)) return;
  const named = node as unknown as Identified & (Definition | FootnoteDefinition);
  const scope = prefix
    .replace(/^\//, '')
    .replaceAll('/', '.')
    .replaceAll(/[\s[\]]+/g, '_');
  named.label = `${scope}:${named.label ?? named.identifier}`;
  named.identifier = `${scope}:${named.identifier}`;
};

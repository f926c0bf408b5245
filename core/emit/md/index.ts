import type { RootContent, TableCell } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import type { Composed, Figure } from '../../compose/composed.js';
import { captionOf } from '../caption.js';

/** First line of a Markdown file that ght made, by which it knows it may replace it. */
const MARK = '<!-- Document fait par ght : modifiez la source, pas ce fichier. -->';

/** True for a Markdown file that ght made. Never throws. */
export const isGhtMarkdown = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, 400)).startsWith(MARK.slice(0, 27));

/** Sets a document as one Markdown text, for reading or for another tool; the same document gives the same text. */
export const emitMarkdown = (composed: Composed): string =>
  `${MARK}\n\n${markdownOf([...cover(composed), ...composed.body.children])}`;

/** Blocks of a composed document as Markdown. */
export const markdownOf = (blocks: readonly RootContent[]): string => {
  const extensions = [gfmToMarkdown({ tablePipeAlign: false }), { handlers: { figure } }];
  const options = { bullet: '-', rule: '-', extensions } satisfies Options;
  return toMarkdown({ type: 'root', children: blocks.flatMap(plain) }, options);
};

const cover = ({ cover: { groupement, title, subtitle, lines, status } }: Composed): readonly RootContent[] => [
  { type: 'heading', depth: 1, children: [{ type: 'text', value: title }] },
  text([groupement, subtitle, status].filter(Boolean).join(' — ')),
  ...lines.map(([label, value]) => text(`${label} : ${value}`)),
];

/** A figure in words, wherever it stands: its caption, then what the picture says. */
const figure: Handle = (node: Figure, parent, state, info) =>
  [captionOf(node), node.alt].map((words) => state.handle(text(words), parent, state, info)).join('\n\n');

const text = (value: string): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] });

/** What only pages have. */
const UNSEEN: ReadonlySet<RootContent['type']> = new Set(['contents', 'foreignPage', 'pageBreak']);

/** Nodes of ght as standard Markdown; in a table cell a line break becomes a separator, which GFM can carry. */
const plain = (node: RootContent): readonly RootContent[] => {
  if (UNSEEN.has(node.type)) return [];
  if (node.type === 'heading') return [numbered(node)];
  if (node.type === 'table') {
    const rows = node.children.map((row) => ({ ...row, children: row.children.map(oneLine) }));
    return [...(node.data?.caption ? [text(node.data.caption)] : []), { ...node, children: rows }];
  }
  if (node.type !== 'signatures') return [node];
  return node.signatories.map(({ role, organisation }) => text([role, organisation].filter(Boolean).join(', ')));
};

const numbered = (node: Extract<RootContent, { type: 'heading' }>): RootContent => {
  const number = node.data?.number;
  return number ? { ...node, children: [{ type: 'text', value: `${number} ` }, ...node.children] } : node;
};

const oneLine = (cell: TableCell): TableCell => ({
  ...cell,
  children: cell.children.map((child) => (child.type === 'break' ? { type: 'text', value: ' / ' } : child)),
});

import { type IRunOptions, type ParagraphChild, TextRun } from 'docx';
import type { Definition, FootnoteReference, Node, PhrasingContent } from 'mdast';
import { imageRun } from './figure.js';
import { callOfNote } from './footnotes.js';
import { hyperlink, target } from './links.js';
import { literal } from './literal.js';
import type { Scope } from './scope.js';
import { hex, points } from './units.js';
import { words } from './words.js';

/** How a run of text is set: what its ancestors ask for. */
interface Marks {
  readonly strong?: true;
  readonly emphasis?: true;
  readonly deleted?: true;
  readonly code?: true;
  readonly link?: true;
}

type Inlines = readonly ParagraphChild[];
type Handler<N> = (node: N, marks: Marks, scope: Scope) => Inlines;
type Handlers = { readonly [K in PhrasingContent['type']]: Handler<Extract<PhrasingContent, { type: K }>> };

const STYLES = [
  ['code', 'CodeEnLigne'],
  ['link', 'Hyperlink'],
  ['strong', 'Strong'],
  ['emphasis', 'Emphasis'],
] as const;

/** A run has one character style; the other marks are set directly. */
function runOptions(marks: Marks): IRunOptions {
  const style = STYLES.find(([mark]) => marks[mark])?.[1];
  return {
    ...(style && { style }),
    // Said again beside « Strong »: bold in a style toggles, and would undo that of a heading or of a header row.
    ...(marks.strong && { bold: true }),
    ...(marks.emphasis && { italics: true }),
    ...(marks.deleted && { strike: true }),
    ...(marks.code && { noProof: true }),
  };
}

/** A text as one run, to the letter; line ends of the source are spaces. */
const textRun = (value: string, marks: Marks): TextRun =>
  new TextRun({ text: value.replace(/(?<!\s)\s*[\n\r\t]\s*/g, ' '), ...runOptions(marks) });

function link(url: string, children: readonly PhrasingContent[], marks: Marks, scope: Scope): Inlines {
  const to = marks.link ? undefined : target(url, scope);
  const content: readonly PhrasingContent[] = children.length > 0 ? children : [{ type: 'text', value: url }];
  if (to) return [hyperlink(to, inlines(content, { ...marks, link: true }, scope))];
  const address = url === '' || url.startsWith('#') || children.length === 0 ? [] : [textRun(` (${url})`, marks)];
  return [...inlines(content, marks, scope), ...address];
}

const imageText = (alt: string, { look }: Scope): Inlines => [
  new TextRun({ text: alt ? `[Image\u00a0: ${alt}]` : '[Image]', italics: true, color: hex(look.color.muted) }),
];

function byReference(
  node: { readonly identifier: string; readonly label?: string | null | undefined },
  { survey }: Scope,
  use: (definition: Definition) => Inlines,
  lost: () => Inlines,
): Inlines {
  const definition = survey.definitions.get(node.identifier);
  return definition ? use(definition) : lost();
}

const HANDLERS: Handlers = {
  text: (node, marks) => words(node.value, runOptions(marks)),
  emphasis: (node, marks, scope) => inlines(node.children, { ...marks, emphasis: true }, scope),
  strong: (node, marks, scope) => inlines(node.children, { ...marks, strong: true }, scope),
  delete: (node, marks, scope) => inlines(node.children, { ...marks, deleted: true }, scope),
  inlineCode: (node, marks) => [textRun(node.value, { ...marks, code: true })],
  break: () => [new TextRun({ break: 1 })],
  html: (node, marks) => [textRun(node.value, marks)],
  link: (node, marks, scope) => link(node.url, node.children, marks, scope),
  linkReference: (node, marks, scope) =>
    byReference(
      node,
      scope,
      ({ url }) => link(url, node.children, marks, scope),
      () => [textRun('[', marks), ...inlines(node.children, marks, scope), textRun(']', marks)],
    ),
  image: ({ alt, data }, _marks, scope) =>
    data?.raster
      ? [imageRun(data.raster, 'Image', alt ?? '', points(scope.width - scope.indent))]
      : imageText(alt ?? '', scope),
  imageReference: (node, _marks, scope) => imageText(node.alt ?? '', scope),
  footnoteReference: (node, _marks, scope) => callOfNote(node as FootnoteReference, scope),
};

/** Whether a node is set inside a paragraph. */
export const isInline = (node: Node): node is PhrasingContent => Object.hasOwn(HANDLERS, node.type);

function inline(node: PhrasingContent, marks: Marks, scope: Scope): Inlines {
  if (isInline(node)) return (HANDLERS[node.type] as Handler<PhrasingContent>)(node, marks, scope);
  const stranger = node as Node & { readonly children?: readonly PhrasingContent[] };
  if (stranger.children) return inlines(stranger.children, marks, scope);
  return [textRun(literal(stranger), marks)];
}

/** Text inside a paragraph, as runs, links and calls of notes. */
export const inlines = (nodes: readonly PhrasingContent[], marks: Marks, scope: Scope): Inlines =>
  nodes.flatMap((node) => inline(node, marks, scope));

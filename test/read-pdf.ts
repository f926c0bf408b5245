import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An element of the structure tree, as an assistive technology meets it. */
export interface Tag {
  readonly role: string;
  /** Text of the element and of all it holds, in reading order. */
  readonly text: string;
  /** Text alternative, for a picture. */
  readonly alt?: string;
  readonly children: readonly Tag[];
}

/** A PDF as a reader meets it. */
export interface ReadPdf {
  readonly title: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly xmp: string;
  readonly displayTitle: unknown;
  readonly marked: boolean;
  /** All the text of each page, headers and stamps included. */
  readonly pages: readonly string[];
  readonly sizes: readonly (readonly number[])[];
  /** Structure elements of each page. */
  readonly tags: readonly (readonly Tag[])[];
  /** Bookmarks, indented by two spaces a level. */
  readonly bookmarks: readonly string[];
}

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;
type Content = Awaited<ReturnType<Page['getTextContent']>>;
type Outline = Awaited<ReturnType<Pdf['getOutline']>>;
type Node = {
  readonly role?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
};

/** Text of each piece of marked content. */
function piecesOf(content: Content): ReadonlyMap<string, string> {
  const pieces = new Map<string, string>();
  const open: string[] = [];
  for (const item of content.items) {
    if ('str' in item) {
      const id = open.at(-1) ?? '';
      pieces.set(id, (pieces.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id || (open.at(-1) ?? ''));
  }
  return pieces;
}

function tagOf(node: Node, pieces: ReadonlyMap<string, string>): Tag {
  const children = (node.children ?? []).map((child) => tagOf(child, pieces));
  const text = node.id === undefined ? children.map((child) => child.text).join(' ') : (pieces.get(node.id) ?? '');
  const alt = node.alt === undefined ? {} : { alt: node.alt };
  return { role: node.role ?? '', text, ...alt, children: children.filter(({ role }) => role !== '') };
}

const bookmarksOf = (outline: Outline, indent = ''): readonly string[] =>
  (outline ?? []).flatMap(({ title, items }) => [indent + title, ...bookmarksOf(items, `${indent}  `)]);

async function pageOf(page: Page) {
  const content = await page.getTextContent({ includeMarkedContent: true });
  const pieces = piecesOf(content);
  const tree = (await page.getStructTree()) as Node | null;
  const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  return { text, size: page.view.slice(2), tags: tree ? tagOf(tree, pieces).children : [] };
}

/** Reads a PDF through a library that did not make it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const { info, metadata } = await pdf.getMetadata();
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const pages = await Promise.all(numbers.map(async (number) => pageOf(await pdf.getPage(number))));
  const preferences = (await pdf.getViewerPreferences()) as { readonly DisplayDocTitle?: unknown } | null;
  const facts = info as Readonly<Record<string, unknown>>;
  return {
    title: String(facts['Title']),
    info: facts,
    xmp: metadata?.getRaw() ?? '',
    displayTitle: preferences?.DisplayDocTitle,
    marked: Boolean((await pdf.getMarkInfo())?.Marked),
    pages: pages.map(({ text }) => text),
    sizes: pages.map(({ size }) => size),
    tags: pages.map(({ tags }) => tags),
    bookmarks: bookmarksOf(await pdf.getOutline()),
  };
}

/** All the structure elements, in reading order. */
export const allTags = (tags: readonly Tag[]): readonly Tag[] => tags.flatMap((tag) => [tag, ...allTags(tag.children)]);

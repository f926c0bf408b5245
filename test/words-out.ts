import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { parse as parseHtml } from 'parse5';
import type { Composed } from '../core/compose/composed.js';
import { parseMarkdown } from '../core/compose/prose.js';
import { emitDocx } from '../core/emit/docx/index.js';
import { elements, type Markup, readMarkup } from '../core/emit/docx/revisions/markup.js';
import { emitHtml } from '../core/emit/html/index.js';
import { emitMarkdown } from '../core/emit/md/index.js';
import { emitPdf, FONT_FILES } from '../core/emit/pdf/index.js';
import { childrenOf, type Node, nodesOf } from './composing.js';
import { readPdf } from './read-pdf.js';
import { ROOT } from './world.js';

/** What nobody sees, or that a page may add within a word. */
const UNSEEN = /\u00ad|\u200b|\u034f|\u115f|\u1160|\u3164|\uffa0/g;
/** A character that no font of the house draws, as the PDF names it. */
const NAMED = /\[\s*U\s*\+\s*([0-9A-F]{4,6})\s*\]/g;

/** The PDF sets the accents of Cyrillic letters that its font lacks beside them. */
const STRANGE_MARK = /(?<=\p{Script=Cyrillic}\s*)\p{M}+/gu;

/**
 * A text down to its letters and figures, in the same form whatever typography did to it: ligatures, spaces of every
 * width, quotes, hyphens at the end of lines, « 1ère » set « 1re », characters that the PDF can only name.
 */
const letters = (text: string): string =>
  text
    .replace(NAMED, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .normalize('NFKD')
    .replace(STRANGE_MARK, '')
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/(?<!\d)1[eèé]re(s?)(?!\p{L})/gu, '1re$1')
    .replace(/(\d)i?[èée]me(s?)(?!\p{L})/gu, '$1e$2')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replace(/[^\p{L}\p{N}]/gu, '');

const COMMENT = /<!--[\s\S]*?-->/;
const COMMENTS = new RegExp(COMMENT, 'g');
const LINE_BREAK = /^<br\s*\/?>$/i;

/** What markup shows: « <br> » is no word, a comment speaks to authors, and what stands beside it is read as prose. */
const markup = (value: string): readonly string[] => {
  if (LINE_BREAK.test(value)) return [];
  return COMMENT.test(value) ? proseOf(parseMarkdown(value.replaceAll(COMMENTS, '').trim())).flow : [value];
};

/** The address of a link that nothing calls is prose, save that by which authors hide a comment. */
const uncalled = (tree: Node): ReadonlySet<Node> => {
  const all = nodesOf(tree);
  const calls = all.flatMap((node) =>
    node.type === 'linkReference' || node.type === 'imageReference' ? [node.identifier] : [],
  );
  const hidden = new Set(['', '#']);
  return new Set(
    all.filter((node) => node.type === 'definition' && !calls.includes(node.identifier) && !hidden.has(node.url)),
  );
};

/** Texts that one node shows by itself. */
const ownTexts = (node: Node): readonly string[] => {
  if (node.type === 'image' || node.type === 'imageReference') return [node.alt ?? ''];
  if (node.type === 'html') return markup(node.value);
  return node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' ? [node.value] : [];
};

/** The prose of a Markdown text as its tree says it: what stands in the flow, and in each of its notes. */
export interface Prose {
  readonly flow: readonly string[];
  readonly notes: readonly (readonly string[])[];
}

const textsOf = (node: Node, spoken: ReadonlySet<Node>): readonly string[] => {
  if (node.type === 'footnoteDefinition') return [];
  if (node.type === 'definition') return spoken.has(node) ? [node.label ?? '', node.url, node.title ?? ''] : [];
  return [...ownTexts(node), ...childrenOf(node).flatMap((child) => textsOf(child, spoken))];
};

const notesIn = (node: Node): readonly Node[] =>
  childrenOf(node).flatMap((child) => [...(child.type === 'footnoteDefinition' ? [child] : []), ...notesIn(child)]);

const lettered = (texts: readonly string[]): readonly string[] => texts.map(letters).filter((text) => text !== '');

/** Words of texts, as letters: what a page may part. */
const wordsOf = ({ flow, notes }: Prose): Prose => {
  const cut = (texts: readonly string[]) => lettered(texts.flatMap((text) => text.split(/\s+/)));
  return { flow: cut(flow), notes: notes.map(cut) };
};

/** Texts as letters. */
const lettersOf = ({ flow, notes }: Prose): Prose => ({ flow: lettered(flow), notes: notes.map(lettered) });

/** Reads the prose of a tree, in order. */
export function proseOf(tree: Node): Prose {
  const spoken = uncalled(tree);
  const texts = (nodes: readonly Node[]) => nodes.flatMap((node) => textsOf(node, spoken));
  return { flow: texts([tree]), notes: notesIn(tree).map((note) => texts(childrenOf(note))) };
}

/** The first text that is not found, in this order; nothing when all are. */
const firstLost = (texts: readonly string[], found: string): string | undefined => {
  let from = 0;
  for (const text of texts) {
    const at = found.indexOf(text, from);
    if (at < 0) return text;
    from = at + text.length;
  }
  return undefined;
};

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'));
const assets = {
  template: readFileSync(`${ROOT}/templates/_commun/document.typ`, 'utf8'),
  fonts: FONT_FILES.map((file) => readFileSync(join(fonts, file))),
};

const textIn = ({ children }: Markup): string =>
  children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');

const runsOf = (node: Markup): readonly string[] =>
  elements(node).flatMap((child) => (child.name === 'w:t' ? [textIn(child)] : runsOf(child)));

const fromDocx = (bytes: Uint8Array): string => {
  const files = unzipSync(bytes);
  const part = (name: string) => (files[name] ? runsOf(readMarkup(strFromU8(files[name]))) : []);
  return [...part('word/document.xml'), ...part('word/footnotes.xml')].join('');
};

type HtmlNode = { readonly nodeName: string; readonly value?: string; readonly childNodes?: readonly HtmlNode[] };

const shown = (node: HtmlNode): string =>
  node.nodeName === 'style' ? '' : (node.value ?? (node.childNodes ?? []).map(shown).join(' '));

const fromPdf = async (bytes: Uint8Array): Promise<string> =>
  (await readPdf(bytes)).tags.flatMap((page) => page.map(({ text }) => text)).join(' ');

/** It stands between the words of two pages. */
const PAGE_NUMBER = /^\s*\d+ \/ \d+\s*$/gm;

const withPdftotext = (bytes: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ght-mots-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), bytes);
    const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 } as const;
    return execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', 'a.pdf', '-'], options).replaceAll(PAGE_NUMBER, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Name of the text that another library still reads in the PDF, page by page as it is printed. */
const PDFTOTEXT = 'PDF (pdftotext)';
/** Whether the machine can read a PDF with another library still. */
const HAS_PDFTOTEXT = !spawnSync('pdftotext', ['-v']).error;

/** Letters of all that each format shows of a document, notes included; one reader of PDF spares time. */
export const outputsOf = async (
  composed: Composed,
  readers: 'all' | 'one' = 'all',
): Promise<ReadonlyMap<string, string>> => {
  const { bytes } = await emitPdf({ ...composed, page: { header: '', footer: '' } }, assets);
  const texts = [
    ['DOCX', fromDocx(await emitDocx(composed))],
    ...(readers === 'all' || !HAS_PDFTOTEXT ? [['PDF', await fromPdf(bytes)] as const] : []),
    ['HTML', shown(parseHtml(emitHtml(composed)) as HtmlNode)],
    ...(HAS_PDFTOTEXT ? [[PDFTOTEXT, withPdftotext(bytes)]] : []),
  ] as const;
  const { flow, notes } = proseOf(parseMarkdown(emitMarkdown(composed)));
  return new Map([
    ...texts.map(([name, text]) => [name, letters(text)] as const),
    ['Markdown', letters([...flow, ...notes.flat()].join(' '))],
  ]);
};

/** Words that occur nowhere else tell where a sample begins and ends. */
export const begin = (rank: number): string => `debut${rank}z`;
/** See `begin`. */
export const end = (rank: number): string => `fin${rank}z`;

/** A Markdown text to be written, or the name of a document, and the prose to be found again. */
export interface Sample {
  readonly rank: number;
  readonly markdown: string;
  readonly prose: Prose;
}

/** A sample as it is written: its Markdown between its two words. */
export const framed = ({ markdown, rank }: Pick<Sample, 'markdown' | 'rank'>): string =>
  `${begin(rank)}\n\n${markdown}\n\n${end(rank)}`;

/** Frames a Markdown text. */
export const sampleOf = (markdown: string, rank: number): Sample => ({
  rank,
  markdown,
  prose: proseOf(parseMarkdown(framed({ markdown, rank }))),
});

const segment = (found: string, rank: number): string => {
  const from = found.indexOf(begin(rank));
  const to = found.indexOf(end(rank), from);
  return from < 0 || to < 0 ? '' : found.slice(from, to + end(rank).length);
};

/** A page ends where it must, and prints its notes at its foot: there, words alone keep their order. */
const PAGED: ReadonlySet<string> = new Set(['PDF', PDFTOTEXT]);

const lostFrom = (format: string, found: string, prose: Prose, rank: number): string | undefined => {
  const { flow, notes } = PAGED.has(format) ? wordsOf(prose) : lettersOf(prose);
  const lost = firstLost(flow, segment(found, rank));
  if (format === PDFTOTEXT) return lost ?? notes.flat().find((word) => !found.includes(word));
  return lost ?? notes.map((note) => firstLost(note, found)).find((text) => text !== undefined);
};

/** What each format lost of each sample. */
export const losses = (outputs: ReadonlyMap<string, string>, samples: readonly Sample[]): readonly string[] => {
  return samples.flatMap(({ markdown, prose, rank }) => {
    return [...outputs].flatMap(([format, found]) => {
      const lost = lostFrom(format, found, prose, rank);
      return lost === undefined ? [] : [`${format} : « ${lost} » de ${JSON.stringify(markdown)}`];
    });
  });
};

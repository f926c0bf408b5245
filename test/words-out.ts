import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { strFromU8, unzipSync } from 'fflate';
import { parse as parseHtml } from 'parse5';
import type { Composed } from '../core/compose/composed.js';
import { parseMarkdown } from '../core/compose/prose.js';
import { emitDocx } from '../core/emit/docx/index.js';
import { emitHtml } from '../core/emit/html/index.js';
import { emitMarkdown } from '../core/emit/md/index.js';
import { emitPdf, FONT_FILES } from '../core/emit/pdf/index.js';
import { childrenOf, type Node } from './composing.js';
import { readPdf } from './read-pdf.js';
import { ROOT } from './world.js';

/** What nobody sees, or that a page may add within a word. */
const UNSEEN = /[\u00ad\u200b\u034f\u115f\u1160\u3164\uffa0]/g;
/** A character that no font of the house draws, as the PDF names it. */
const NAMED = /\[\s*U\s*\+\s*([0-9A-F]{4,6})\s*\]/g;

/** The PDF sets the accents of Cyrillic letters that its font lacks beside them. */
const STRANGE_MARK = /(?<=\p{Script=Cyrillic}\s*)\p{M}+/gu;

/**
 * A text down to its letters and figures, in the same form whatever typography did to it: ligatures, spaces of every
 * width, quotes, hyphens at the end of lines, « 1ère » set « 1re », characters that the PDF can only name.
 */
export const letters = (text: string): string =>
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
const LINE_BREAK = /^<br\s*\/?>$/i;

/** Texts that one node shows by itself; comments speak to authors, and « <br> » is no word. */
const ownTexts = (node: Node): readonly string[] => {
  if (node.type === 'image' || node.type === 'imageReference') return [node.alt ?? ''];
  if (node.type === 'html') return LINE_BREAK.test(node.value) ? [] : node.value.split(COMMENT);
  return node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' ? [node.value] : [];
};

/** The prose of a Markdown text as its tree says it: what stands in the flow, and in each of its notes. */
export interface Prose {
  readonly flow: readonly string[];
  readonly notes: readonly (readonly string[])[];
}

const textsOf = (node: Node): readonly string[] =>
  node.type === 'footnoteDefinition' ? [] : [...ownTexts(node), ...childrenOf(node).flatMap(textsOf)];

const notesOf = (node: Node): readonly Node[] =>
  childrenOf(node).flatMap((child) => (child.type === 'footnoteDefinition' ? [child] : notesOf(child)));

const lettered = (texts: readonly string[]): readonly string[] => texts.map(letters).filter((text) => text !== '');

/** Reads the prose of a tree; texts come as letters, in order. */
export const proseOf = (tree: Node): Prose => ({
  flow: lettered(textsOf(tree)),
  notes: notesOf(tree).flatMap((note) => {
    const own = lettered(childrenOf(note).flatMap(textsOf));
    return [own, ...childrenOf(note).flatMap((child) => proseOf(child).notes)];
  }),
});

/** The first text that is not found, in this order; nothing when all are. */
export const firstLost = (texts: readonly string[], found: string): string | undefined => {
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

const runsOf = (node: XmlElement): readonly string[] =>
  node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    const element = child as XmlElement;
    return element.name === 'w:t' ? [element.text] : runsOf(element);
  });

const fromDocx = (bytes: Uint8Array): string => {
  const files = unzipSync(bytes);
  const part = (name: string) => (files[name] ? runsOf(parseXml(strFromU8(files[name])).root as XmlElement) : []);
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

/** Whether the machine can read a PDF with another library still. */
export const HAS_PDFTOTEXT = !spawnSync('pdftotext', ['-v']).error;

/** Letters of all that each format shows of a document, notes included. */
export const outputsOf = async (composed: Composed): Promise<ReadonlyMap<string, string>> => {
  const { bytes } = await emitPdf({ ...composed, page: { header: '', footer: '' } }, assets);
  const texts = [
    ['DOCX', fromDocx(await emitDocx(composed))],
    ['PDF', await fromPdf(bytes)],
    ['HTML', shown(parseHtml(emitHtml(composed)) as HtmlNode)],
    ...(HAS_PDFTOTEXT ? [['PDF (pdftotext)', withPdftotext(bytes)]] : []),
  ] as const;
  const { flow, notes } = proseOf(parseMarkdown(emitMarkdown(composed)));
  return new Map([...texts.map(([name, text]) => [name, letters(text)] as const), ['Markdown', [...flow, ...notes.flat()].join('')]]);
};

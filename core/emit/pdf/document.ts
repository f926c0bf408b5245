import type { Composed, Cover, DocumentMeta } from '../../compose/composed.js';
import { STYLE } from '../style.js';
import { breakable } from './breaks.js';
import type { TemplateData } from './engine.js';
import { flatten } from './flatten.js';
import type { Block, Inline } from './nodes.js';

type Fit = (text: string) => string;

const oneLine = (text: string, fit: Fit): string => fit(text).replace(/\s*\n\s*/g, ' ');

const runs = (text: string, fit: Fit): readonly Inline[] => breakable(oneLine(text, fit));

/** Year, month and day, or nothing when the text is no day of the calendar. */
function dayOf(date: string): readonly number[] | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)?.slice(1).map(Number);
  const [year = 0, month = 0, day = 0] = parts ?? [];
  const real = new Date(Date.UTC(year, month - 1, day));
  return parts && real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? parts : null;
}

function metaOf(meta: DocumentMeta, cover: Cover, fit: Fit) {
  const [lang = 'fr', region = 'FR'] = /^([a-z]{2,3})-([A-Z]{2})$/.exec(meta.language)?.slice(1) ?? [];
  return {
    // PDF/UA refuses a document without a title.
    title: oneLine(meta.title, fit).trim() || oneLine(cover.title, fit).trim() || 'Document',
    author: oneLine(meta.author, fit),
    subject: oneLine(meta.subject, fit),
    keywords: meta.keywords.map((keyword) => oneLine(keyword, fit)),
    lang,
    region,
    date: dayOf(meta.date),
  };
}

/** Longer titles are set smaller: at most about four lines of them. */
const scaleOf = (title: string): number => Math.max(0.45, Math.min(1, Math.sqrt(70 / Math.max(1, title.length))));

const coverOf = (cover: Cover, fit: Fit) => ({
  groupement: runs(cover.groupement, fit),
  title: runs(cover.title, fit),
  scale: scaleOf(cover.title),
  subtitle: runs(cover.subtitle ?? '', fit),
  lines: cover.lines.map((pair) => pair.map((text) => runs(text, fit))),
  status: runs(cover.status, fit),
});

const footerOf = (footer: string, fit: Fit) =>
  footer.split(/(\{pages?\})/).map((part, index) => (index % 2 === 0 ? oneLine(part, fit) : { k: part.slice(1, -1) }));

const held = (block: Block): readonly Block[] => {
  if (block.k === 'list') return block.items.flatMap(({ c }) => c);
  return block.k === 'quote' || block.k === 'landscape' ? block.c : [];
};

/** Summaries of the tables, in reading order; those of notes are left out, for notes hold no table made by ght. */
const summariesOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.k === 'table' ? [block.summary] : summariesOf(held(block))));

/** The data of the template for a document, and the text alternatives of its tables in reading order. */
export function documentData(
  { meta, page, cover, body }: Composed,
  fit: Fit,
): { readonly data: TemplateData; readonly summaries: readonly string[] } {
  const { blocks, headings } = flatten(body, fit);
  const furniture = {
    header: runs(page.header, fit),
    footer: footerOf(page.footer, fit),
    stamp: runs(page.stamp ?? '', fit),
  };
  const data = {
    meta: metaOf(meta, cover, fit),
    page: furniture,
    cover: coverOf(cover, fit),
    headings,
    blocks,
    style: STYLE,
  };
  return { data, summaries: summariesOf(blocks) };
}

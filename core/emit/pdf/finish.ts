import {
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
} from 'pdf-lib';
import { type Claims, withClaims } from './claims.js';
import { TOOL } from './mark.js';
import { seal } from './seal.js';

/** Structure elements of the type `Table`, in reading order. */
function tablesOf(context: PDFContext, root: PDFDict): readonly PDFDict[] {
  const found: PDFDict[] = [];
  const waiting: (PDFObject | undefined)[] = [root];
  while (waiting.length > 0) {
    const object = waiting.pop();
    const node = object && context.lookup(object);
    if (node instanceof PDFArray) waiting.push(...node.asArray().reverse());
    if (!(node instanceof PDFDict)) continue;
    if (node.get(PDFName.of('S')) === PDFName.of('Table')) found.push(node);
    waiting.push(node.get(PDFName.of('K')));
  }
  return found;
}

/** Adds a text alternative to a table, beside the attributes it has. */
function summarise(context: PDFContext, table: PDFDict, summary: string): void {
  const attribute = context.obj({ O: 'Table', Summary: PDFHexString.fromText(summary) });
  const present = table.lookup(PDFName.of('A'));
  const others = present instanceof PDFArray ? present.asArray() : present ? [present] : [];
  table.set(PDFName.of('A'), context.obj([...others, attribute]));
}

function addSummaries(pdf: PDFDocument, summaries: readonly string[]): void {
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'));
  if (!(root instanceof PDFDict) || !summaries.some(Boolean)) return;
  const tables = tablesOf(pdf.context, root);
  // Summaries go by rank: were the engine to tag otherwise, none is better than a wrong one.
  if (tables.length !== summaries.length) return;
  for (const [index, table] of tables.entries()) {
    const summary = summaries[index];
    if (summary) summarise(pdf.context, table, summary);
  }
}

/** Signs the file: the metadata stream stays in clear, whatever else is compressed. */
function sign(pdf: PDFDocument, claims: Claims): void {
  pdf.setCreator(TOOL);
  const name = PDFName.of('Metadata');
  const stream = pdf.catalog.lookup(name);
  if (!(stream instanceof PDFRawStream)) return;
  const signed = withClaims(new TextDecoder().decode(stream.contents), claims);
  const reference = pdf.catalog.get(name);
  const made = pdf.context.stream(new TextEncoder().encode(signed), { Type: 'Metadata', Subtype: 'XML' });
  if (reference) pdf.context.assign(reference as Parameters<PDFContext['assign']>[0], made);
}

/** A reader shows the title in its window; the engine asks for it in PDF/UA alone. */
function showTitle(pdf: PDFDocument): void {
  pdf.catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true);
}

/** Takes out a mark that says what its absence says, and that some readers of PDF report as a fault. */
function tidy(pdf: PDFDocument): void {
  const marks = pdf.catalog.lookup(PDFName.of('MarkInfo'));
  if (marks instanceof PDFDict) marks.delete(PDFName.of('Suspects'));
}

/**
 * Signs a tagged PDF, adds the text alternatives of its tables (one a table, in reading order; empty for none), and
 * packs its objects. Tags, bookmarks and dates are kept; the same input gives the same bytes.
 */
export async function finish(bytes: Uint8Array, summaries: readonly string[], claims: Claims): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  addSummaries(pdf, summaries);
  sign(pdf, claims);
  showTitle(pdf);
  tidy(pdf);
  // The library yields to the event loop now and then unless told otherwise, which takes longer than the work.
  const options = { useObjectStreams: true, addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY };
  return seal(await pdf.save(options));
}

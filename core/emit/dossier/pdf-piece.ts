import { ParseSpeeds, PDFBool, PDFContext, type PDFDict, PDFDocument, PDFName, PDFObjectCopier } from 'pdf-lib';
import { appearancesOf } from './appearances.js';
import { isBomb } from './bomb.js';
import { drawingOf, scrub, tryContent } from './content.js';
import { keepLayers } from './layers.js';
import { linksOf } from './links.js';
import { centred, combined, type Matrix, upright } from './matrix.js';
import { dictOf, entryOf, numberOf, refOf } from './objects.js';
import { isPicture, pagesOf, type SourcePage } from './pages.js';
import { type Paper, paperFor, type Size } from './paper.js';
import type { Opened, Refusal } from './piece.js';
import { addLinks, type Drawn, fillSlot, type Slot } from './slot.js';

const sizeOf = ({ view: [left, bottom, right, top], rotation }: SourcePage): Size => {
  const [width, height] = [right - left, top - bottom];
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
};

const paperOf = (page: SourcePage): Paper => {
  const { width, height } = sizeOf(page);
  return paperFor({ width: width * page.unit, height: height * page.unit });
};

/** From the units of a page of the piece to the room of its slot. */
const ontoSlot = (page: SourcePage, { width, height, foot }: Paper): Matrix =>
  combined(upright(page.view, page.rotation), centred(sizeOf(page), { width, height: height - foot }, page.unit));

/** A page as a drawing that can be called from anywhere. */
const asDrawing = (page: SourcePage, into: PDFDocument, copier: PDFObjectCopier) => {
  const { context } = into;
  const drawing = drawingOf(page, context);
  const group = dictOf(page.dict, 'Group');
  const head = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [...page.view] }) as PDFDict;
  for (const [key, value] of head.entries()) drawing.dict.set(key, value);
  drawing.dict.set(PDFName.of('Resources'), page.resources ? copier.copy(page.resources) : context.obj({}));
  if (group) drawing.dict.set(PDFName.of('Group'), copier.copy(group));
  return context.register(drawing);
};

const place = (from: PDFDocument, pages: readonly SourcePage[]) => (into: PDFDocument, slots: readonly Slot[]) => {
  const copier = PDFObjectCopier.for(from.context, into.context);
  const pageIn = (dict: PDFDict) => slots[pages.findIndex((page) => page.dict === dict)]?.ref;
  keepLayers(from, into, copier);
  for (const [i, slot] of slots.entries()) {
    const page = pages[i];
    if (!page) continue;
    const onto = ontoSlot(page, slot.paper);
    const marks = appearancesOf(page).map(
      ({ drawing, matrix }): Drawn => ({
        drawing: into.context.register(copier.copy(drawing)),
        matrix: combined(matrix, onto),
      }),
    );
    fillSlot(into, slot, [{ drawing: asDrawing(page, into, copier), matrix: onto }, ...marks]);
    const lifted = combined(onto, [1, 0, 0, 1, 0, slot.paper.foot]);
    addLinks(into, slot, linksOf(page, into.context, lifted, pageIn));
  }
};

/** The end of a PDF says so; a file cut short does not. */
const isWhole = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-2048).includes('%%EOF');

/** A form that a single reader of PDF can show: its pages only say so. */
const isDynamic = ({ catalog }: PDFDocument): boolean => entryOf(catalog, 'NeedsRendering') === PDFBool.True;

const originalOf = ({ catalog }: PDFDocument): Opened['original'] => {
  if (((numberOf(dictOf(catalog, 'AcroForm'), 'SigFlags') ?? 0) & 1) === 1) return 'signee';
  const marked = entryOf(dictOf(catalog, 'MarkInfo'), 'Marked') === PDFBool.True;
  return marked && refOf(catalog, 'StructTreeRoot') ? 'balisee' : undefined;
};

/** Throws unless all that a page shows can be brought into another file. */
const tryPage = (page: SourcePage, copier: PDFObjectCopier): void => {
  tryContent(page);
  if (!page.resources && page.dict.has(PDFName.of('Resources'))) throw new Error('what a page uses is missing');
  if (page.resources) copier.copy(page.resources);
  for (const { drawing } of appearancesOf(page)) copier.copy(drawing);
};

const load = (bytes: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest, throwOnInvalidObject: true });

const opened = (pdf: PDFDocument, most: number): Opened | Refusal => {
  if (isDynamic(pdf)) return 'formulaire';
  const pages = pagesOf(pdf, most);
  if (pages.length === 0) return 'sans_page';
  if (pages.length > most) return 'trop_de_pages';
  scrub(pdf.context);
  const copier = PDFObjectCopier.for(pdf.context, PDFContext.create());
  for (const page of pages) tryPage(page, copier);
  const original = originalOf(pdf);
  return {
    pages: pages.map((page) => ({ ...paperOf(page), picture: isPicture(page) })),
    ...(original ? { original } : {}),
    place: place(pdf, pages),
  };
};

/** Opens a PDF of at most so many pages, or says why its pages cannot be taken. Never throws. */
export const openPdf = async (bytes: Uint8Array, most: number): Promise<Opened | Refusal> => {
  try {
    if (!isWhole(bytes) || isBomb(bytes)) return 'endommagee';
    return opened(await load(bytes), most);
  } catch (error) {
    // The library's own class of error is lost on the way.
    return String(error).includes('is encrypted') ? 'chiffree' : 'endommagee';
  }
};

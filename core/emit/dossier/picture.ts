import { PDFDocument, type PDFImage } from 'pdf-lib';
import { centred } from './matrix.js';
import { type Paper, paperFor, type Size } from './paper.js';
import type { Opened, Refusal } from './piece.js';
import { fillSlot, type Slot } from './slot.js';

/** Pixels that a picture may hold once unpacked: some three times what a scanner makes of an A4 page. */
const MOST_PIXELS = 120e6;
/** Points a pixel, at most: those of a screen. */
const LARGEST = 0.75;
const MARGIN = 36;
const A4: Size = { width: 595, height: 841 };

type Embed = (pdf: PDFDocument, bytes: Uint8Array) => Promise<PDFImage>;

/** How each kind of picture is brought into a PDF. */
export const PICTURES: Readonly<Record<string, Embed>> = {
  png: (pdf, bytes) => pdf.embedPng(bytes),
  jpg: (pdf, bytes) => pdf.embedJpg(bytes),
  jpeg: (pdf, bytes) => pdf.embedJpg(bytes),
};

/** Size that a PNG announces, before anything of it is unpacked. */
const announced = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes[0] === 0x89 ? view.getUint32(16) * view.getUint32(20) : 0;
};

const paperOf = ({ width, height }: Size): Paper =>
  paperFor(width > height ? { width: A4.height, height: A4.width } : A4);

const place = (bytes: Uint8Array, embed: Embed) => async (into: PDFDocument, slots: readonly Slot[]) => {
  const image = await embed(into, bytes);
  await image.embed();
  for (const slot of slots) {
    const { width, height, foot } = slot.paper;
    const room = { width: width - 2 * MARGIN, height: height - foot - 2 * MARGIN };
    const [scale, , , , x, y] = centred(image, room, LARGEST);
    const matrix = [image.width * scale, 0, 0, image.height * scale, x + MARGIN, y + MARGIN] as const;
    fillSlot(into, slot, [{ drawing: image.ref, matrix }]);
  }
};

/** Opens a picture, which becomes a page, or says why it cannot. Never throws. */
export const openPicture = async (bytes: Uint8Array, embed: Embed): Promise<Opened | Refusal> => {
  try {
    if (announced(bytes) > MOST_PIXELS) return 'endommagee';
    const image = await embed(await PDFDocument.create({ updateMetadata: false }), bytes);
    if (image.width * image.height === 0 || image.width * image.height > MOST_PIXELS) return 'endommagee';
    return { pages: [{ ...paperOf(image), picture: true }], place: place(bytes, embed) };
  } catch {
    return 'endommagee';
  }
};

import { PDFDocument, type PDFImage } from 'pdf-lib';
import { turnOf } from './exif.js';
import { centred, combined, type Matrix, upright } from './matrix.js';
import { type Paper, paperFor, type Size, turned } from './paper.js';
import type { Opened, Refusal } from './piece.js';
import { fillSlot, type Slot } from './slot.js';

/** Pixels that a picture may hold once unpacked: some three times what a scanner makes of an A4 page. */
const MOST_PIXELS = 120e6;
/** Points a pixel, at most: those of a screen. */
const LARGEST = 0.75;
const MARGIN = 36;
const A4: Size = { width: 595, height: 841 };

type Embed = (pdf: PDFDocument, bytes: Uint8Array) => Promise<PDFImage>;

/** The library reads a JPEG from the start of the memory that holds it, which may hold other bytes before. */
const embedJpeg: Embed = (pdf, bytes) => pdf.embedJpg(Uint8Array.from(bytes));

/** How each kind of picture is brought into a PDF. */
export const PICTURES: Readonly<Record<string, Embed>> = {
  png: (pdf, bytes) => pdf.embedPng(bytes),
  jpg: embedJpeg,
  jpeg: embedJpeg,
};

const isPng = (bytes: Uint8Array): boolean => bytes[0] === 0x89;

/** Size that a PNG announces, before anything of it is unpacked. */
const announced = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isPng(bytes) ? view.getUint32(16) * view.getUint32(20) : 0;
};

const seen = (image: Size, turn: number): Size => (turn % 180 === 0 ? image : turned(image));

const paperOf = ({ width, height }: Size): Paper => paperFor(width > height ? turned(A4) : A4);

/** From the unit square that a picture fills to the middle of the room, upright. */
const onto = (image: Size, turn: number, { width, height, foot }: Paper): Matrix => {
  const room = { width: width - 2 * MARGIN, height: height - foot - 2 * MARGIN };
  const stretched: Matrix = [image.width, 0, 0, image.height, 0, 0];
  const stood = combined(stretched, upright([0, 0, image.width, image.height], turn));
  return combined(combined(stood, centred(seen(image, turn), room, LARGEST)), [1, 0, 0, 1, MARGIN, MARGIN]);
};

const place = (bytes: Uint8Array, embed: Embed, turn: number) => async (into: PDFDocument, slots: readonly Slot[]) => {
  const image = await embed(into, bytes);
  await image.embed();
  for (const slot of slots) fillSlot(into, slot, [{ drawing: image.ref, matrix: onto(image, turn, slot.paper) }]);
};

/** Opens a picture, which becomes a page, or says why it cannot. Never throws. */
export const openPicture = async (bytes: Uint8Array, embed: Embed): Promise<Opened | Refusal> => {
  try {
    if (announced(bytes) > MOST_PIXELS) return 'endommagee';
    const image = await embed(await PDFDocument.create({ updateMetadata: false }), bytes);
    if (image.width * image.height === 0 || image.width * image.height > MOST_PIXELS) return 'endommagee';
    const turn = isPng(bytes) ? 0 : turnOf(bytes);
    return { pages: [{ ...paperOf(seen(image, turn)), picture: true }], place: place(bytes, embed, turn) };
  } catch {
    return 'endommagee';
  }
};

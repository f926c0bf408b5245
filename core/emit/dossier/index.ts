import { ParseSpeeds, type PDFDict, PDFDocument, type PDFRef } from 'pdf-lib';
import type { Composed } from '../../compose/composed.js';
import { type ShownPiece, withPieces } from '../../compose/dossier.js';
import { type EmittedPdf, emitPdf, type PdfAssets, seal } from '../pdf/index.js';
import { type Attachment, attach } from './attach.js';
import { dropClaim } from './claim.js';
import { openPdf } from './pdf-piece.js';
import { openPicture, PICTURES } from './picture.js';
import type { Opened, Refusal } from './piece.js';
import { letRead, type Slot } from './slot.js';

export type { Opened, Refusal } from './piece.js';

/** A piece of the dossier, its file opened; no file when none is joined. */
export interface DossierPiece extends Omit<ShownPiece, 'pages' | 'original'> {
  readonly file?: { readonly bytes: Uint8Array; readonly opened: Opened };
}

/** A dossier and what was learnt in setting it. */
export interface EmittedDossier extends EmittedPdf {
  /** Whether it holds pages of other files: then it claims neither PDF/UA nor PDF/A. */
  readonly foreign: boolean;
}

const ATTACHED: Opened = { pages: [], place: () => {} };

/**
 * Opens a joined file whose name ends with `genre` (« pdf »), of at most so many pages, or says why its pages cannot be
 * taken. A kind of file that has no pages is good as it is. Never throws.
 */
export const openPiece = async (bytes: Uint8Array, genre: string, most: number): Promise<Opened | Refusal> => {
  const embed = PICTURES[genre];
  if (genre === 'pdf') return openPdf(bytes, most);
  return embed ? openPicture(bytes, embed) : ATTACHED;
};

const shown = ({ file, ...piece }: DossierPiece): ShownPiece => ({
  ...piece,
  pages: file?.opened.pages ?? [],
  ...(file?.opened.original ? { original: file.opened.original } : {}),
});

/** Name of the attached file of a piece: its number, so that they keep their order, and its own name. */
const nameOf = (piece: DossierPiece, number: number): string =>
  `piece-${String(number).padStart(3, '0')}-${piece.fichier.split('/').at(-1)}`;

/** Files that travel within the dossier: those without pages, and those whose pages do not say all. */
const attachmentsOf = (pieces: readonly DossierPiece[]): readonly Attachment[] =>
  pieces.flatMap((piece, i) => {
    const { file, titre } = piece;
    if (!file || (file.opened.pages.length > 0 && !file.opened.original)) return [];
    const description = `Pièce n°\u00a0${i + 1}\u00a0— ${titre}`;
    return [{ name: nameOf(piece, i + 1), bytes: file.bytes, description }];
  });

const slotsOf = (pdf: PDFDocument, ranks: readonly number[], pieces: readonly Opened[]): readonly Slot[] => {
  const pages = pdf.getPages();
  return pieces
    .flatMap((piece) => piece.pages)
    .map((paper, i): Slot => {
      const page = pages[(ranks[i] ?? 0) - 1];
      if (!page) throw new Error('a page kept for a piece is missing');
      return { page: page.node as PDFDict, ref: page.ref as PDFRef, paper, picture: paper.picture };
    });
};

/** Puts the pages of the pieces in the places kept for them. */
const fill = async (pdf: PDFDocument, ranks: readonly number[], pieces: readonly Opened[]): Promise<void> => {
  const slots = slotsOf(pdf, ranks, pieces);
  let done = 0;
  for (const piece of pieces) {
    await piece.place(pdf, slots.slice(done, done + piece.pages.length));
    done += piece.pages.length;
  }
  letRead(pdf, slots);
  if (slots.length > 0) dropClaim(pdf);
};

/**
 * Sets a document and its pieces as one PDF, whose pages are numbered from the cover to the last page of the last
 * piece. Our pages keep their tags, bookmarks and language. The same values give the same bytes.
 */
export const emitDossier = async (
  composed: Composed,
  pieces: readonly DossierPiece[],
  assets: PdfAssets,
): Promise<EmittedDossier> => {
  const made = await emitPdf(withPieces(composed, pieces.map(shown)), assets);
  const pdf = await PDFDocument.load(made.bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  await fill(
    pdf,
    made.foreignPages,
    pieces.flatMap(({ file }) => (file ? [file.opened] : [])),
  );
  attach(pdf, attachmentsOf(pieces));
  const options = { useObjectStreams: true, addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY };
  return { ...made, bytes: seal(await pdf.save(options)), foreign: made.foreignPages.length > 0 };
};

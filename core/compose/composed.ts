import type { Root } from 'mdast';
import type { CoverageState } from '../diagnostic.js';
import type { Scene } from '../draw/scene.js';
import type { Look } from '../emit/style.js';
import type { Provenance } from '../provenance.js';

/** Everything an emitter needs to set one official document; the same value makes DOCX, PDF and Markdown. */
export interface Composed {
  readonly meta: DocumentMeta;
  readonly page: PageFurniture;
  /** Cover of the document, set on a page of its own. */
  readonly cover: Cover;
  /** Body: mdast, with the nodes of this module beside the standard ones. French typography is already applied. */
  readonly body: Root;
  /** What the groupement sets of the look; that of ght when absent. */
  readonly look?: Look;
  /** What the files say they were made from, when it is known. */
  readonly origin?: Origin;
}

/** Where a document comes from: what is written in the files made of it, and its sources. */
export interface Origin {
  readonly provenance: Provenance;
  readonly sources: readonly { readonly chemin: string; readonly texte: string }[];
  /** Whether a PDF carries its sources. */
  readonly attach: boolean;
}

/** Document properties. */
export interface DocumentMeta {
  readonly title: string;
  readonly subject: string;
  /** The groupement, as author. */
  readonly author: string;
  readonly keywords: readonly string[];
  /** BCP 47 tag; always `fr-FR` today. */
  readonly language: string;
  /** Day of the document (ISO). */
  readonly date: string;
  /**
   * Moment written as that of the files (ISO, UTC): midnight of the day of the document unless another was asked for;
   * never the clock, so that the same sources give the same bytes.
   */
  readonly made: string;
}

/** Header and footer texts; `{page}` and `{pages}` in the footer are set by the emitter. */
export interface PageFurniture {
  readonly header: string;
  readonly footer: string;
  /** Word stamped in the margin of every page, « PROJET » for a document that is not final, or nothing. */
  readonly stamp?: string;
}

/** The cover page. */
export interface Cover {
  readonly groupement: string;
  readonly title: string;
  readonly subtitle?: string;
  /** Pairs of label and value, for instance [« Version », « 3.1 »]. */
  readonly lines: readonly (readonly [string, string])[];
  /** « PROJET » or « DÉFINITIF ». */
  readonly status: string;
  /** What the document was made from, in a line of small type. */
  readonly colophon?: string;
}

/** Table of contents, with page numbers; depth counts heading levels. */
export interface Contents {
  readonly type: 'contents';
  readonly title: string;
  readonly depth: number;
}

/** Starts a new page. */
interface PageBreak {
  readonly type: 'pageBreak';
}

/** Block of signatures: one cell a signatory, with room to sign. */
export interface Signatures {
  readonly type: 'signatures';
  readonly place: string;
  readonly signatories: readonly { readonly role: string; readonly organisation?: string }[];
}

/** A page of another file: the PDF keeps its place, with a foot of its own; DOCX and Markdown have none. */
export interface ForeignPage {
  readonly type: 'foreignPage';
  /** Size of the page, points. */
  readonly width: number;
  readonly height: number;
  /** Height kept at its foot for what the dossier says of it, points. */
  readonly foot: number;
  /** Said at its foot, beside the number of the page: « Pièce n° 3 — page 2 / 5 ». */
  readonly label: string;
  /** Said to who cannot see it. */
  readonly alternative: string;
}

/** A drawing made from the data of the document. */
interface DrawnPicture {
  readonly kind: 'drawing';
  readonly scene: Scene;
}

/** An image of the user; its sizes are those it is set at, in points, before it is made to fit where it stands. */
export interface Raster {
  readonly kind: 'raster';
  readonly format: 'png' | 'jpg';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A picture on its own, its caption below: « Figure 1 — Organigramme … ». */
export interface Figure {
  readonly type: 'figure';
  /** Rank among the figures of the document, from 1. */
  readonly number: number;
  /** Caption without the number; empty when there is none but the number. */
  readonly caption: string;
  /** What the picture says, in words. */
  readonly alt: string;
  readonly picture: DrawnPicture | Raster;
}

declare module 'mdast' {
  interface RootContentMap {
    contents: Contents;
    foreignPage: ForeignPage;
    pageBreak: PageBreak;
    signatures: Signatures;
    figure: Figure;
  }
  /** What a table made by ght knows of itself; tables of users carry nothing. */
  interface TableData {
    /** Column widths, as shares that add up to 1. */
    widths?: readonly number[];
    /** Caption above the table. */
    caption?: string;
    /** Turn the page to landscape for this table. */
    landscape?: boolean;
    /** Smaller type, for grids. */
    compact?: boolean;
    /** Text alternative for a reader who cannot see it. */
    summary?: string;
  }
  interface TableCellData {
    /** State shown by a cell of the coverage grid: emitters shade it. */
    state?: CoverageState;
  }
  interface ImageData {
    /** The image itself, when it could be read; without it, words stand in its place. */
    raster?: Raster;
  }
  interface TextData {
    /** The text calls the figure that follows: it is its number. */
    callsFigure?: boolean;
  }
  interface HeadingData {
    /** Number printed before the title, kept apart from it (« 4° a) »). */
    number?: string;
    /** Anchor of links to it, instead of the one drawn from its title: « #piece:3 ». */
    anchor?: string;
  }
  interface LinkData {
    /** A PDF shows the page of what the link leads to, in place of its words. */
    page?: true;
  }
}

import type { Root, Table } from 'mdast';
import type { CoverageState } from '../diagnostic.js';

/** Everything an emitter needs to set one official document; the same value makes DOCX, PDF and Markdown. */
export interface Composed {
  readonly meta: DocumentMeta;
  readonly page: PageFurniture;
  /** Cover of the document, set on a page of its own. */
  readonly cover: Cover;
  /** Body: mdast, with the nodes of this module beside the standard ones. French typography is already applied. */
  readonly body: Root;
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
  /** Day of the document (ISO): the only date written in the files, so that the same sources give the same bytes. */
  readonly date: string;
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
}

/** Table of contents, with page numbers; depth counts heading levels. */
export interface Contents {
  readonly type: 'contents';
  readonly title: string;
  readonly depth: number;
}

/** Starts a new page. */
export interface PageBreak {
  readonly type: 'pageBreak';
}

/** Block of signatures: one cell a signatory, with room to sign. */
export interface Signatures {
  readonly type: 'signatures';
  readonly place: string;
  readonly signatories: readonly { readonly role: string; readonly organisation?: string }[];
}

/** What a table made by ght may carry in `data`; user tables carry none. */
export interface TableData {
  /** Column widths, as shares that add up to 1. */
  readonly widths?: readonly number[];
  /** Caption above the table. */
  readonly caption?: string;
  /** Turn the page to landscape for this table. */
  readonly landscape?: boolean;
  /** Smaller type, for grids. */
  readonly compact?: boolean;
  /** Text alternative for a reader who cannot see it. */
  readonly summary?: string;
}

/** What a cell of the coverage grid carries in `data`: emitters shade it. */
export interface CellData {
  readonly state?: CoverageState;
}

declare module 'mdast' {
  interface RootContentMap {
    contents: Contents;
    pageBreak: PageBreak;
    signatures: Signatures;
  }
  interface TableData {
    widths?: readonly number[];
    caption?: string;
    landscape?: boolean;
    compact?: boolean;
    summary?: string;
  }
  interface TableCellData {
    state?: CoverageState;
  }
  interface HeadingData {
    /** Number printed before the title, kept apart from it (« 4° a) »). */
    number?: string;
  }
}

/** A table as mdast gives it, with what ght knows of it. */
export type ComposedTable = Table & { readonly data?: TableData };

import type { CoverageState } from '../../diagnostic.js';

/** A run of text, or a mark on a run; `brk` is a spot where a long word may break without a hyphen. */
export type Inline =
  | string
  | { readonly k: 'brk' | 'br' }
  | { readonly k: 'strong' | 'emph' | 'strike' | 'code' | 'sup'; readonly c: readonly Inline[] }
  | { readonly k: 'link'; readonly url: string; readonly plain: boolean; readonly c: readonly Inline[] }
  | { readonly k: 'goto'; readonly i: number; readonly c: readonly Inline[] }
  | { readonly k: 'pageof'; readonly i: number }
  | { readonly k: 'note'; readonly id: number; readonly c: readonly Block[] }
  | { readonly k: 'again'; readonly id: number }
  | PictureRun;

/** An image within a line: its file, and its sizes in points. */
interface PictureRun {
  readonly k: 'image';
  readonly file: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** A cell; `state` shades it. */
export interface Cell {
  readonly c: readonly Inline[];
  /** Whether its words may be cut, its column being too narrow for some. */
  readonly hyphens: boolean;
  readonly state: CoverageState | null;
}

/** A row; a whole one never breaks across pages. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly whole: boolean;
}

/** A table; `head` is its header row, absent when all its cells are empty. */
export interface TableBlock {
  readonly k: 'table';
  readonly widths: readonly number[];
  readonly align: readonly ('left' | 'center' | 'right')[];
  readonly caption: readonly Inline[];
  readonly compact: boolean;
  /** Wants a page in landscape; heeded at the first level only. */
  readonly landscape: boolean;
  readonly head: Row | null;
  /** Whether the header returns on each page; one with links or calls of notes does not, for PDF/UA forbids it. */
  readonly repeat: boolean;
  /** Small enough to stay on one page. */
  readonly together: boolean;
  /** No page end may part it from what follows. */
  readonly keep: boolean;
  readonly rows: readonly Row[];
}

/** An item of a list. */
interface Item {
  readonly c: readonly Block[];
}

/** A list: numbered from `start`, or bulleted, or with the boxes of a list of tasks. */
interface ListBlock {
  readonly k: 'list';
  readonly start: number | null;
  readonly boxes: readonly string[] | null;
  /** The mark of a bullet, by how many lists hold this one. */
  readonly bullet: string;
  readonly tight: boolean;
  readonly items: readonly Item[];
}

/** A person who signs. */
interface Signatory {
  readonly role: readonly Inline[];
  readonly organisation: readonly Inline[];
}

/** Those who sign; a whole block stays on one page. */
export interface SignaturesBlock {
  readonly k: 'signatures';
  readonly place: readonly Inline[];
  readonly whole: boolean;
  readonly signatories: readonly Signatory[];
}

/** The place of a page of another file; lengths are points. */
interface ForeignBlock {
  readonly k: 'foreign';
  readonly width: number;
  readonly height: number;
  readonly foot: number;
  readonly label: readonly Inline[];
  readonly alternative: string;
}

/** A picture and its caption; the picture is SVG text, or else a file. */
export interface FigureBlock {
  readonly k: 'figure';
  readonly caption: readonly Inline[];
  readonly alt: string;
  readonly width: number;
  readonly svg: string | null;
  readonly file: string | null;
}

/** What the template knows how to set; `keep` ties a paragraph to what follows it. */
export type Block =
  | { readonly k: 'p'; readonly c: readonly Inline[]; readonly keep: boolean }
  | { readonly k: 'heading'; readonly i: number }
  | ListBlock
  | { readonly k: 'quote' | 'landscape'; readonly c: readonly Block[] }
  | { readonly k: 'codeblock'; readonly text: string }
  | { readonly k: 'rule' | 'page' }
  | { readonly k: 'contents'; readonly title: readonly Inline[]; readonly level: number; readonly depth: number }
  | ForeignBlock
  | SignaturesBlock
  | FigureBlock
  | TableBlock;

/** A heading, kept apart from the flow so that the contents and the heading read the same data. */
export interface HeadingEntry {
  /** Depth as written, from 1. */
  readonly depth: number;
  readonly number: readonly Inline[];
  readonly c: readonly Inline[];
  /** Calls of notes: they follow the title on its page, and stay out of the contents. */
  readonly notes: readonly Inline[];
}

import type { FileChild } from 'docx';
import type { RootContent } from 'mdast';
import type { Look } from '../style.js';
import type { Survey } from './survey.js';

/** Where a block is written: what surrounds it decides its indent, its style and what may be done with it. */
export interface Scope {
  readonly survey: Survey;
  readonly look: Look;
  /** Writes the blocks inside a block; handed down so that handlers do not import the table they stand in. */
  readonly blocks: (nodes: readonly RootContent[], scope: Scope) => readonly FileChild[];
  /** Width of the text column, twips, before any indent. */
  readonly width: number;
  /** Left indent, twips. */
  readonly indent: number;
  /** Paragraph style of running text. */
  readonly style?: string;
  /** Levels of lists around. */
  readonly listLevel: number;
  /** Levels of block quotes around. */
  readonly quoteLevel: number;
  /** Inside a footnote, where Word takes neither notes nor bookmarks of headings. */
  readonly inNote: boolean;
  /** The block stands at the head of a page: the space above it says nothing. */
  readonly atTop?: boolean;
  /** The block comes right after a page break. */
  readonly pageBreakBefore?: boolean;
  /** No page end may part the block from the next. */
  readonly held?: boolean;
  /** The block closes the outermost list: what follows needs air. */
  readonly closing?: boolean;
}

import type { Raster } from '../../compose/composed.js';
import type { Look } from '../style.js';
import type { HeadingEntry, Inline } from './nodes.js';
import type { Survey } from './survey.js';

/** How deep blocks and runs may nest before they are set flat: the engine has its limits, and readers too. */
export const DEEPEST = { blocks: 7, runs: 6 } as const;

/** Where a node is written, and what flattening has met so far. */
export interface Scope {
  readonly survey: Survey;
  readonly look: Look;
  /** Fits a text to the fonts. */
  readonly fitted: (text: string) => string;
  readonly depth: number;
  /** Lists around. */
  readonly lists?: number;
  /** Characters that a line holds at least, when it is a narrow one. */
  readonly room?: number;
  /** Whether hyphens may cut words there. */
  readonly hyphens?: boolean;
  /** Identifiers of the notes around: in a note, a heading is a paragraph like another. */
  readonly openNotes: ReadonlySet<string>;
  /** Inside words struck through. */
  readonly struck?: boolean;
  /** Inside a heading: calls of notes are set aside here, for the contents must not repeat them. */
  readonly aside?: Inline[];
  /** Ranks of the notes called so far, by identifier. */
  readonly called: Map<string, number>;
  /** Text alternatives of the tables met so far, empty for none: the order is that of the tags of the PDF. */
  readonly summaries: string[];
  /** Images met so far. */
  readonly pictures: Raster[];
  /** Headings met so far. */
  readonly headings: HeadingEntry[];
}

/** One level further in. */
export const deeper = (scope: Scope): Scope => ({ ...scope, depth: scope.depth + 1 });

/** The first level of runs within a block. */
export const runsOf = (scope: Scope): Scope => ({ ...scope, depth: 0 });

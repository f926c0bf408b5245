import type { PDFDocument } from 'pdf-lib';
import type { Paper } from './paper.js';
import type { Slot } from './slot.js';

/** A page to come: the paper it will be set on, and whether it is a picture, without any text to read aloud. */
interface OpenedPage extends Paper {
  readonly picture: boolean;
}

/** A joined file, opened and found sound. */
export interface Opened {
  /** Its pages; none for a kind of file that has none. */
  readonly pages: readonly OpenedPage[];
  /** What would be lost of it if only its pages were kept: its electronic signature, or its tags. */
  readonly original?: 'signee' | 'balisee';
  /** Puts its pages in their slots. */
  readonly place: (into: PDFDocument, slots: readonly Slot[]) => void | Promise<void>;
}

/** Why the pages of a file cannot be taken. */
export type Refusal = 'chiffree' | 'endommagee' | 'formulaire' | 'sans_page' | 'trop_de_pages';

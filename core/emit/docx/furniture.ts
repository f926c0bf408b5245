import { Footer, Header, PageNumber, Paragraph, Tab, TextRun } from 'docx';
import type { PageFurniture } from '../../compose/composed.js';
import { type FooterPiece, footerParts } from '../footer.js';
import { words } from './words.js';

const FIELDS = { page: PageNumber.CURRENT, pages: PageNumber.TOTAL_PAGES } as const;

const rightTab = (width: number) => ({ tabStops: [{ type: 'right' as const, position: width }] });
const tab = (): TextRun => new TextRun({ children: [new Tab()] });

const run = (piece: FooterPiece): TextRun =>
  new TextRun('field' in piece ? { children: [FIELDS[piece.field]] } : { text: piece.text });

/** Header of the pages after the cover: its text, and the stamp at the right when there is one. */
export function header({ header: text, stamp }: PageFurniture, width: number): Header {
  const mark = stamp ? [tab(), new TextRun({ text: stamp, style: 'Tampon' })] : [];
  return new Header({
    children: [new Paragraph({ style: 'Header', ...rightTab(width), children: [...words(text), ...mark] })],
  });
}

/** Footer of the pages after the cover: its text, and the page at the right. */
export function footer({ footer: text }: PageFurniture, width: number): Footer {
  const { left, right } = footerParts(text);
  const children = [...words(left), tab(), ...right.map(run)];
  return new Footer({ children: [new Paragraph({ style: 'Footer', ...rightTab(width), children })] });
}

import { PDFDict, PDFStream } from 'pdf-lib';
import { boxThrough, type Matrix } from './matrix.js';
import { arrayOf, boxOf, dictOf, entryOf, itemsOf, nameOf, numberOf, numbersOf } from './objects.js';
import type { SourcePage } from './pages.js';

/** How a mark, a stamp or a field of a page is shown: a drawing, and where. */
export interface Appearance {
  readonly drawing: PDFStream;
  readonly matrix: Matrix;
}

/** Bits of the flags of an annotation. */
const HIDDEN = 2;
const PRINTED = 4;

/** Those that show nothing on paper, or the icon of something that does not follow. */
const NOT_SHOWN: ReadonlySet<string | undefined> = new Set(['Link', 'Popup', 'FileAttachment', 'Sound', 'Movie']);

/** The annotations of a page. */
export const annotationsOf = ({ dict }: SourcePage): readonly PDFDict[] =>
  itemsOf(arrayOf(dict, 'Annots')).filter((one): one is PDFDict => one instanceof PDFDict);

const isShown = (annotation: PDFDict): boolean => {
  const flags = numberOf(annotation, 'F') ?? 0;
  return !NOT_SHOWN.has(nameOf(annotation, 'Subtype')) && (flags & HIDDEN) === 0 && (flags & PRINTED) !== 0;
};

const drawingOf = (annotation: PDFDict): PDFStream | undefined => {
  const normal = entryOf(dictOf(annotation, 'AP'), 'N');
  const state = normal instanceof PDFDict ? entryOf(normal, nameOf(annotation, 'AS') ?? 'Off') : normal;
  return state instanceof PDFStream ? state : undefined;
};

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Brings the box of a drawing, as its own matrix sets it, onto the rectangle of the annotation. */
const placed = (annotation: PDFDict, { dict }: PDFStream): Matrix | undefined => {
  const [rect, box] = [boxOf(annotation, 'Rect'), boxOf(dict, 'BBox')];
  if (!rect || !box) return undefined;
  const own = (numbersOf(arrayOf(dict, 'Matrix'), 6) as Matrix | undefined) ?? IDENTITY;
  const [left, bottom, right, top] = boxThrough(box, own);
  if (right <= left || top <= bottom) return undefined;
  const [x, y] = [(rect[2] - rect[0]) / (right - left), (rect[3] - rect[1]) / (top - bottom)];
  return [x, 0, 0, y, rect[0] - left * x, rect[1] - bottom * y];
};

/** What the annotations and the fields of a page show once printed: they become part of the page. */
export const appearancesOf = (page: SourcePage): readonly Appearance[] =>
  annotationsOf(page)
    .filter(isShown)
    .flatMap((annotation) => {
      const drawing = drawingOf(annotation);
      const matrix = drawing && placed(annotation, drawing);
      return drawing && matrix ? [{ drawing, matrix }] : [];
    });

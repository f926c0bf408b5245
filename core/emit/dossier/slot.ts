import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, type PDFRef } from 'pdf-lib';
import type { Matrix } from './matrix.js';
import { arrayOf, dictOf, itemsOf, numberOf } from './objects.js';
import type { Paper } from './paper.js';

/** The place of a page of a piece: a page of ours, and the paper it is set on. */
export interface Slot {
  readonly page: PDFDict;
  readonly ref: PDFRef;
  readonly paper: Paper;
  /** True when what comes is a picture, and stays tagged as one. */
  readonly picture: boolean;
}

/** Something to draw in a slot, with where. */
export interface Drawn {
  readonly drawing: PDFObject;
  readonly matrix: Matrix;
}

const written = (matrix: Matrix): string => matrix.map((number) => Number(number.toFixed(6))).join(' ');

/** The engine left a picture there, as wide and as high as the room: what it draws is put in place of it. */
const pictureOf = (page: PDFDict): { readonly drawn: PDFDict; readonly name: PDFName } => {
  const drawn = dictOf(dictOf(page, 'Resources'), 'XObject');
  const [name, ...others] = drawn?.keys() ?? [];
  if (!drawn || !name || others.length > 0) throw new Error('a page kept for a piece does not hold one picture');
  return { drawn, name };
};

/** Draws in a slot, in points from the lower left corner of the room above its foot. */
export const fillSlot = ({ context }: PDFDocument, { page, paper }: Slot, parts: readonly Drawn[]): void => {
  const [width, height] = [paper.width, paper.height - paper.foot];
  const names = parts.map((_, i) => `P${i}`);
  const drawing = context.flateStream(parts.map(({ matrix }, i) => `q ${written(matrix)} cm /P${i} Do Q`).join('\n'), {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Matrix: [1 / width, 0, 0, 1 / height, 0, 0],
    Resources: { XObject: Object.fromEntries(names.map((name, i) => [name, parts[i]?.drawing])) },
  });
  const { drawn, name } = pictureOf(page);
  drawn.set(name, context.register(drawing));
};

/** Adds links to a slot. */
export const addLinks = ({ context }: PDFDocument, { page }: Slot, links: readonly PDFRef[]): void => {
  if (links.length > 0) page.set(PDFName.of('Annots'), context.obj([...links]));
};

/** What owns the drawings of each page, by the number that the page gives in the tree of tags. */
const ownersOf = (pdf: PDFDocument): ReadonlyMap<number, PDFObject> => {
  const items = itemsOf(arrayOf(dictOf(dictOf(pdf.catalog, 'StructTreeRoot'), 'ParentTree'), 'Nums'));
  const pairs = items.flatMap((item, i) => {
    const owner = items[i + 1];
    return i % 2 === 0 && item instanceof PDFNumber && owner ? [[item.asNumber(), owner] as const] : [];
  });
  return new Map(pairs);
};

/** The words of a page are read aloud as they are; only a picture keeps an alternative in place of what it shows. */
export const letRead = (pdf: PDFDocument, slots: readonly Slot[]): void => {
  const owners = ownersOf(pdf);
  for (const { page } of slots.filter(({ picture }) => !picture)) {
    const owned = owners.get(numberOf(page, 'StructParents') ?? -1);
    const [element] = owned instanceof PDFArray ? itemsOf(owned) : [];
    if (!(element instanceof PDFDict)) continue;
    element.set(PDFName.of('S'), PDFName.of('P'));
    for (const key of ['Alt', 'A']) element.delete(PDFName.of(key));
  }
};

import { PDFDict, type PDFDocument, PDFName, type PDFObject } from 'pdf-lib';
import type { Box } from './matrix.js';
import { arrayOf, boxOf, dictOf, entryOf, nameOf, numberOf } from './objects.js';

/** A page of a piece, with what it inherits. */
export interface SourcePage {
  readonly dict: PDFDict;
  readonly resources: PDFDict | undefined;
  /** What is seen of it, in its own units. */
  readonly view: Box;
  /** Clockwise, degrees: 0, 90, 180 or 270. */
  readonly rotation: number;
  /** Points a unit. */
  readonly unit: number;
}

/** What a page that says nothing of its size is taken for, as readers of PDF do. */
const LETTER: Box = [0, 0, 612, 792];

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

type Node = { readonly dict: PDFDict; readonly above: ReadonlyMap<string, PDFObject> };

const inheritedBy = ({ dict, above }: Node): ReadonlyMap<string, PDFObject> => {
  const own = INHERITED.flatMap((key) => {
    const value = entryOf(dict, key);
    return value ? [[key, value] as const] : [];
  });
  return new Map([...above, ...own]);
};

const meet = (one: Box, two: Box): Box | undefined => {
  const [left, bottom] = [Math.max(one[0], two[0]), Math.max(one[1], two[1])];
  const [right, top] = [Math.min(one[2], two[2]), Math.min(one[3], two[3])];
  return right > left && top > bottom ? [left, bottom, right, top] : undefined;
};

const viewOf = (dict: PDFDict): Box => {
  const media = boxOf(dict, 'MediaBox') ?? LETTER;
  return meet(boxOf(dict, 'CropBox') ?? media, media) ?? media;
};

const quarter = (degrees: number): number => (degrees % 90 === 0 ? ((degrees % 360) + 360) % 360 : 0);

const pageOf = (node: Node): SourcePage => {
  const { dict } = node;
  for (const [key, value] of inheritedBy(node)) if (!entryOf(dict, key)) dict.set(PDFName.of(key), value);
  const unit = numberOf(dict, 'UserUnit') ?? 1;
  return {
    dict,
    resources: dictOf(dict, 'Resources'),
    view: viewOf(dict),
    rotation: quarter(numberOf(dict, 'Rotate') ?? 0),
    unit: unit > 0 && unit < 1000 ? unit : 1,
  };
};

const isTree = (dict: PDFDict): boolean => nameOf(dict, 'Type') === 'Pages' || dict.has(PDFName.of('Kids'));

/**
 * The pages of a PDF, in order, up to one more than `most`. The tree is walked here, for a damaged or hostile one may
 * turn in circles or never end. Throws when a branch of it is not there.
 */
export const pagesOf = (pdf: PDFDocument, most: number): readonly SourcePage[] => {
  const found: SourcePage[] = [];
  const root = dictOf(pdf.catalog, 'Pages');
  if (!root) throw new Error('no page tree');
  const waiting: Node[] = [{ dict: root, above: new Map() }];
  const seen = new Set<PDFDict>();
  for (let node = waiting.pop(); node && found.length <= most; node = waiting.pop()) {
    if (!isTree(node.dict)) {
      found.push(pageOf(node));
      continue;
    }
    if (seen.has(node.dict)) throw new Error('the page tree turns in circles');
    seen.add(node.dict);
    const above = inheritedBy(node);
    const kids = arrayOf(node.dict, 'Kids');
    const count = Math.min(kids?.size() ?? 0, most + 1);
    const inside = Array.from({ length: count }, (_, i): Node => {
      const dict = kids?.lookup(i);
      if (!(dict instanceof PDFDict)) throw new Error('a page is missing');
      return { dict, above };
    });
    waiting.push(...inside.reverse());
  }
  return found;
};

/** True when nothing of a page can be read aloud: it uses no font, be it within the drawings it calls. */
export const isPicture = ({ resources }: SourcePage): boolean => {
  const seen = new Set<PDFDict>();
  const waiting = [resources];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (!one || seen.has(one)) continue;
    seen.add(one);
    if ((dictOf(one, 'Font')?.keys().length ?? 0) > 0) return false;
    const drawn = dictOf(one, 'XObject');
    for (const key of drawn?.keys() ?? []) {
      const object = drawn?.lookup(key);
      if (object && 'dict' in object) waiting.push(dictOf(object.dict as PDFDict, 'Resources'));
    }
  }
  return true;
};

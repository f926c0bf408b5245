import { PDFArray, type PDFContext, PDFDict, PDFHexString, type PDFObject, type PDFRef, PDFString } from 'pdf-lib';
import { annotationsOf } from './appearances.js';
import { boxThrough, type Matrix } from './matrix.js';
import { boxOf, dictOf, entryOf, nameOf } from './objects.js';
import type { SourcePage } from './pages.js';

/** Addresses that a link may lead to; all others, and whatever runs something, are left out. */
const FOLLOWED = /^(?:https?:\/\/|mailto:)[\x21-\x7e]{1,2000}$/i;

/** Where a page of the piece stands in the dossier. */
export type PageIn = (page: PDFDict) => PDFRef | undefined;

const addressOf = (action: PDFDict | undefined): string | undefined => {
  const uri = entryOf(action, 'URI');
  if (nameOf(action, 'S') !== 'URI' || !(uri instanceof PDFString || uri instanceof PDFHexString)) return undefined;
  const address = uri.decodeText();
  return FOLLOWED.test(address) ? address : undefined;
};

const within = (link: PDFDict, pageIn: PageIn): PDFRef | undefined => {
  const action = dictOf(link, 'A');
  const target: PDFObject | undefined =
    action === undefined ? entryOf(link, 'Dest') : nameOf(action, 'S') === 'GoTo' ? entryOf(action, 'D') : undefined;
  const page = target instanceof PDFArray && target.size() > 0 ? target.lookup(0) : undefined;
  return page instanceof PDFDict ? pageIn(page) : undefined;
};

/** Where a link leads in the dossier: to an address of the web, or to a page of the same piece. */
const leading = (
  context: PDFContext,
  link: PDFDict,
  pageIn: PageIn,
): Readonly<Record<string, PDFObject>> | undefined => {
  const address = addressOf(dictOf(link, 'A'));
  const uri = address && PDFHexString.of(Buffer.from(address, 'latin1').toString('hex'));
  if (uri) return { A: context.obj({ S: 'URI', URI: uri }) };
  const page = within(link, pageIn);
  return page && { Dest: context.obj([page, 'Fit']) };
};

/** The links of a page that still lead somewhere once it is in the dossier, in their new place. */
export const linksOf = (page: SourcePage, context: PDFContext, onto: Matrix, pageIn: PageIn): readonly PDFRef[] =>
  annotationsOf(page).flatMap((link) => {
    const box = boxOf(link, 'Rect');
    const to = nameOf(link, 'Subtype') === 'Link' && box ? leading(context, link, pageIn) : undefined;
    if (!to || !box) return [];
    const Rect = [...boxThrough(box, onto)];
    return [context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect, Border: [0, 0, 0], F: 4, ...to }))];
  });

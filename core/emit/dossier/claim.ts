import { type PDFContext, type PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { entryOf, refOf } from './objects.js';

/** Where the metadata say that the file keeps to PDF/A or PDF/UA, as elements or as attributes. */
const CLAIMS = [/<(pdf(?:a|ua)id:\w+)(?:\s[^<>]*)?>[^<]*<\/\1>\s*/g, /\spdf(?:a|ua)id:\w+="[^"]*"/g];

/** Pages of others are neither tagged nor set by us: a file that holds some no longer claims PDF/UA nor PDF/A. */
export const dropClaim = ({ catalog, context }: PDFDocument): void => {
  const stream = entryOf(catalog, 'Metadata');
  const ref = refOf(catalog, 'Metadata');
  if (!(stream instanceof PDFRawStream) || !ref) return;
  const said = CLAIMS.reduce((xmp, claim) => xmp.replaceAll(claim, ''), new TextDecoder().decode(stream.contents));
  context.assign(ref, metadata(context, said));
};

const metadata = (context: PDFContext, xmp: string) =>
  context.stream(new TextEncoder().encode(xmp), { Type: PDFName.of('Metadata'), Subtype: PDFName.of('XML') });

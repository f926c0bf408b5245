import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFName,
  PDFRawStream,
  type PDFStream,
} from 'pdf-lib';
import { entryOf } from './objects.js';
import type { SourcePage } from './pages.js';

/** What one page draws may take, once unpacked, bytes: far more than any office writes, far less than a bomb. */
const LARGEST = 64 * 2 ** 20;
const CHUNK = 2 ** 16;

/** The streams of a page, in order; throws when one is not there. */
const streamsOf = (page: PDFDict): readonly PDFRawStream[] => {
  const contents = entryOf(page, 'Contents');
  if (!page.has(PDFName.of('Contents'))) return [];
  const all =
    contents instanceof PDFArray ? Array.from({ length: contents.size() }, (_, i) => contents.lookup(i)) : [contents];
  return all.map((part) => {
    if (part instanceof PDFRawStream) return part;
    throw new Error('what a page draws is missing');
  });
};

/** The library gives what it unpacks in parts, though its types do not say so. */
type InParts = { readonly getBytes: (length: number) => Uint8Array };

const unpacked = (stream: PDFRawStream): Uint8Array => {
  const source = decodePDFRawStream(stream) as unknown as InParts;
  const parts: Uint8Array[] = [];
  for (let part = source.getBytes(CHUNK), size = 0; part.length > 0; part = source.getBytes(CHUNK)) {
    size += part.length;
    if (size > LARGEST) throw new Error('what a page draws is too large');
    parts.push(Uint8Array.from(part));
  }
  return Buffer.concat(parts);
};

/** Throws when what a page draws cannot be read. */
export const tryContent = ({ dict }: SourcePage): void => {
  for (const stream of streamsOf(dict)) unpacked(stream);
};

const NEWLINE = Uint8Array.of(10);

/** What a page draws, as one stream of another file: as it is if it is one, else unpacked and joined. */
export const drawingOf = (page: SourcePage, into: PDFContext): PDFStream => {
  const streams = streamsOf(page.dict);
  const [only] = streams;
  if (!only || streams.length > 1)
    return into.flateStream(Buffer.concat(streams.flatMap((one) => [unpacked(one), NEWLINE])));
  const packing = Object.fromEntries(
    ['Filter', 'DecodeParms'].flatMap((key) => {
      const value = entryOf(only.dict, key);
      return value ? [[key, value.clone(into)]] : [];
    }),
  );
  return PDFRawStream.of(into.obj(packing) as PDFDict, only.contents);
};

/** Keys of a drawing that lead out of what it shows: another file, data of its maker, the tags of its first file. */
const ASTRAY = [
  'F',
  'FFilter',
  'FDecodeParms',
  'Ref',
  'OPI',
  'AF',
  'Metadata',
  'PieceInfo',
  'StructParent',
  'StructParents',
];

/** Takes out of the drawings and pictures of a file what is not shown. */
export const scrub = (context: PDFContext): void => {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    for (const key of ASTRAY) object.dict.delete(PDFName.of(key));
  }
};

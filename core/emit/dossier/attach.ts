import { type PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib';
import { arrayOf, madeDict } from './objects.js';

/** A file that travels within the PDF. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What it is, in French, for who looks at the list of attachments. */
  readonly description: string;
}

/** Media types of the kinds of files that may be joined. */
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv',
  md: 'text/markdown',
  txt: 'text/plain',
};

const typeOf = (name: string): string =>
  TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

/** A name that the oldest readers can show. */
const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .-]/g, '_');

const specOf = ({ context }: PDFDocument, { name, bytes, description }: Attachment): PDFObject => {
  const kind = { Type: 'EmbeddedFile', Subtype: typeOf(name), Params: { Size: bytes.length } };
  const file = context.register(context.flateStream(bytes, kind));
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of(plainName(name)),
      UF: PDFHexString.fromText(name),
      Desc: PDFHexString.fromText(description),
      EF: { F: file, UF: file },
      AFRelationship: 'Supplement',
    }),
  );
};

type Entry = readonly [name: PDFObject, spec: PDFObject];

const bytesOf = (name: PDFObject): Uint8Array =>
  name instanceof PDFHexString || name instanceof PDFString ? name.asBytes() : new Uint8Array();

const entriesOf = (tree: PDFDict): readonly Entry[] => {
  const all = arrayOf(tree, 'Names')?.asArray() ?? [];
  return all.flatMap((name, i): readonly Entry[] => {
    const spec = all[i + 1];
    return i % 2 === 0 && spec ? [[name, spec]] : [];
  });
};

/** Attaches files to a PDF, after those that it has; the tree of their names is in the order that readers search. */
export const attach = (pdf: PDFDocument, files: readonly Attachment[]): void => {
  if (files.length === 0) return;
  const { context, catalog } = pdf;
  const tree = madeDict(context, madeDict(context, catalog, 'Names'), 'EmbeddedFiles');
  const added = files.map((file): Entry => [PDFHexString.fromText(file.name), specOf(pdf, file)]);
  const entries = [...entriesOf(tree), ...added].sort(([a], [b]) => Buffer.compare(bytesOf(a), bytesOf(b)));
  const specs = added.map(([, spec]) => spec);
  tree.set(PDFName.of('Names'), context.obj(entries.flat()));
  catalog.set(PDFName.of('AF'), context.obj([...(arrayOf(catalog, 'AF')?.asArray() ?? []), ...specs]));
};

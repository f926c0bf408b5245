import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFString } from 'pdf-lib';
import { claimsIn } from './claims.js';
import type { Access } from './engine.js';
import { isSealed } from './seal.js';

/** What a PDF was made to be. */
export interface Expected {
  readonly access: Access;
  readonly archive: boolean;
  /** Whether it holds pages of other files, whose fonts and links are as their makers left them. */
  readonly foreign?: boolean;
}

/** A PDF read again, as the checks see it. */
interface Read {
  readonly bytes: Uint8Array;
  readonly pdf: PDFDocument;
  readonly xmp: string;
  readonly expected: Expected;
  /** Every dictionary of the file. */
  readonly dicts: readonly PDFDict[];
  /** Structure elements, by the name of their type. */
  readonly tagged: ReadonlyMap<PDFObject | undefined, readonly PDFDict[]>;
}

type Check = (read: Read) => readonly string[];

const name = (text: string): PDFName => PDFName.of(text);
const when = (fault: boolean, text: string): readonly string[] => (fault ? [text] : []);
const isTagged = ({ expected }: Read): boolean => expected.access !== 'none';

const lookup = ({ pdf }: Read, object: PDFObject | undefined): PDFObject | undefined =>
  object && pdf.context.lookup(object);

const inCatalog = (read: Read, key: string): PDFObject | undefined => lookup(read, read.pdf.catalog.get(name(key)));

/** Structure elements of some types. */
const elements = ({ tagged }: Read, ...types: readonly string[]): readonly PDFDict[] =>
  types.flatMap((type) => tagged.get(name(type)) ?? []);

/** Structure elements, which say their type and their parent; there are thousands, so they are sorted once. */
function taggedIn(dicts: readonly PDFDict[]): Read['tagged'] {
  const [type, parent] = [name('S'), name('P')];
  const tagged = new Map<PDFObject | undefined, PDFDict[]>();
  for (const dict of dicts.filter((one) => one.has(parent))) {
    const alike = tagged.get(dict.get(type));
    if (alike) alike.push(dict);
    else tagged.set(dict.get(type), [dict]);
  }
  return tagged;
}

const has = (dict: PDFObject | undefined, key: string): boolean => dict instanceof PDFDict && dict.has(name(key));

const identity: Check = (read) => [
  ...when(read.pdf.getPageCount() === 0, 'no page'),
  ...when(!read.pdf.getTitle()?.trim(), 'no title'),
  ...when(!(inCatalog(read, 'Lang') instanceof PDFString), 'no language'),
  ...when(!read.xmp.includes('<dc:title>'), 'no title in the metadata'),
];

const structure: Check = (read) => {
  if (!isTagged(read)) return [];
  const root = inCatalog(read, 'StructTreeRoot');
  const marks = inCatalog(read, 'MarkInfo');
  const untagged = read.pdf.getPages().filter(({ node }) => !node.has(name('StructParents'))).length;
  return [
    ...when(!has(root, 'K') || !has(root, 'ParentTree'), 'no structure tree'),
    ...when(!(marks instanceof PDFDict) || String(marks.get(name('Marked'))) !== 'true', 'not marked as tagged'),
    ...when(untagged > 0, `pages out of the structure: ${untagged}`),
    ...when(!has(inCatalog(read, 'Outlines'), 'First'), 'no bookmark'),
    ...when(!has(inCatalog(read, 'ViewerPreferences'), 'DisplayDocTitle'), 'title not displayed'),
  ];
};

/** Attributes of a structure element, whether one or several. */
const attributes = (read: Read, element: PDFDict): readonly PDFDict[] => {
  const found = lookup(read, element.get(name('A')));
  const all = found instanceof PDFArray ? found.asArray().map((one) => lookup(read, one)) : [found];
  return all.filter((one): one is PDFDict => one instanceof PDFDict);
};

const alternatives: Check = (read) => {
  const silent = elements(read, 'Figure', 'Formula').filter((one) => !one.has(name('Alt'))).length;
  const scopeless = elements(read, 'TH').filter(
    (one) => !attributes(read, one).some((a) => a.has(name('Scope'))),
  ).length;
  const links = read.dicts.filter((dict) => dict.get(name('Subtype')) === name('Link') && dict.has(name('Rect')));
  const mute = links.filter((dict) => !dict.has(name('StructParent'))).length;
  return isTagged(read)
    ? [
        ...when(silent > 0, `pictures without a text alternative: ${silent}`),
        ...when(scopeless > 0, `header cells without a scope: ${scopeless}`),
        ...when(mute > 0 && !read.expected.foreign, `links out of the structure: ${mute}`),
      ]
    : [];
};

const headings: Check = (read) => {
  if (read.expected.access !== 'ua-1') return [];
  const used = [1, 2, 3, 4, 5, 6].map((level) => elements(read, `H${level}`).length > 0);
  return when(!used[0], 'no heading of the first level');
};

const fonts: Check = ({ dicts, expected }) => {
  if (expected.foreign) return [];
  const descriptors = dicts.filter((dict) => dict.get(name('Type')) === name('FontDescriptor'));
  const missing = descriptors.filter(
    (dict) => !['FontFile', 'FontFile2', 'FontFile3'].some((key) => dict.has(name(key))),
  );
  return when(missing.length > 0, `fonts not embedded: ${missing.length}`);
};

const claims: Check = (read) => {
  const { xmp, expected, bytes } = read;
  const files = inCatalog(read, 'AF');
  const joined = files instanceof PDFArray ? files.asArray().map((file) => lookup(read, file)) : [];
  return [
    ...when(expected.access === 'ua-1' && !xmp.includes('<pdfuaid:part>1<'), 'PDF/UA not claimed'),
    ...when(expected.archive && !/<pdfaid:part>[23]<.*<pdfaid:conformance>A</.test(xmp), 'PDF/A not claimed'),
    ...when(expected.archive && !(inCatalog(read, 'OutputIntents') instanceof PDFArray), 'no output intent'),
    ...when(
      joined.some((file) => !has(file, 'AFRelationship')),
      'attached file without a relationship',
    ),
    ...when(claimsIn(xmp) !== undefined && !isSealed(bytes), 'seal broken'),
  ];
};

const CHECKS: readonly Check[] = [identity, structure, alternatives, headings, fonts, claims];

const metadataOf = (pdf: PDFDocument): string => {
  const stream = pdf.catalog.lookup(name('Metadata'));
  return stream instanceof PDFRawStream ? new TextDecoder().decode(stream.contents) : '';
};

/** What is wrong with a PDF as it was written, read again from its bytes; nothing for a sound one. In English: ours. */
export async function faultsOfPdf(bytes: Uint8Array, expected: Expected): Promise<readonly string[]> {
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
    const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
    const dicts = objects.flatMap((object) => (object instanceof PDFDict ? [object] : []));
    const read: Read = { bytes, pdf, xmp: metadataOf(pdf), expected, dicts, tagged: taggedIn(dicts) };
    return CHECKS.flatMap((check) => check(read));
  } catch (error) {
    return [`unreadable: ${error instanceof Error ? error.message : String(error)}`];
  }
}

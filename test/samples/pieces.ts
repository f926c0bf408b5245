import { deflateSync } from 'node:zlib';
import {
  degrees,
  grayscale,
  type PDFArray,
  type PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFString,
  StandardFonts,
} from 'pdf-lib';

/** Size of a page as it is written, and how it is turned. */
export interface PageWanted {
  readonly width: number;
  readonly height: number;
  readonly rotation?: number;
  readonly words: string;
}

export const PORTRAIT: PageWanted = { width: 595, height: 842, words: 'Page debout' };
export const LANDSCAPE: PageWanted = { width: 842, height: 595, words: 'Page couchée' };
export const TURNED: PageWanted = { width: 842, height: 595, rotation: 90, words: 'Page tournée' };

const blank = () => PDFDocument.create({ updateMetadata: false });

const saved = (pdf: PDFDocument): Promise<Uint8Array> => pdf.save({ addDefaultPage: false });

/** Words at the corners, so that a picture of the page shows what is cut or turned. */
const draw = async (pdf: PDFDocument, { width, height, rotation = 0, words }: PageWanted): Promise<PDFPage> => {
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([width, height]);
  page.setRotation(degrees(rotation));
  const size = Math.max(4, Math.min(width, height) / 40);
  page.drawText(words, { x: width / 4, y: height / 2, size: size * 1.5, font });
  page.drawText('bas gauche', { x: 2, y: 2, size, font });
  page.drawText('haut droite', { x: width - size * 6, y: height - size - 2, size, font });
  page.drawRectangle({
    x: 0.5,
    y: 0.5,
    width: width - 1,
    height: height - 1,
    borderWidth: 1,
    borderColor: grayscale(0),
  });
  return page;
};

/** A sound PDF of these pages. */
export const pdfOf = async (
  pages: readonly PageWanted[],
  also: (pdf: PDFDocument) => void = () => {},
): Promise<Uint8Array> => {
  const pdf = await blank();
  for (const page of pages) await draw(pdf, page);
  also(pdf);
  return saved(pdf);
};

const onFirst = (pdf: PDFDocument, annotations: readonly object[]): void => {
  const refs = annotations.map((one) => pdf.context.register(pdf.context.obj(one as Record<string, never>)));
  pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj(refs));
};

const link = (left: number, A: object) => ({
  Type: 'Annot',
  Subtype: 'Link',
  Rect: [left, 100, left + 50, 120],
  F: 4,
  A,
});

/** Everything that runs, opens or fetches something, in all the places where a PDF may hold it. */
export const ACTIVE = (): Promise<Uint8Array> =>
  pdfOf([PORTRAIT], (pdf) => {
    const script = { S: 'JavaScript', JS: PDFString.of('app.alert(1)') };
    const { context, catalog } = pdf;
    catalog.set(PDFName.of('OpenAction'), context.obj(script));
    catalog.set(PDFName.of('AA'), context.obj({ WC: script }));
    catalog.set(PDFName.of('Names'), context.obj({ JavaScript: { Names: [PDFString.of('a'), script] } }));
    pdf.getPage(0).node.set(PDFName.of('AA'), context.obj({ O: script }));
    onFirst(pdf, [
      link(100, script),
      link(160, { S: 'Launch', F: PDFString.of('cmd.exe') }),
      link(220, { S: 'GoToR', F: PDFString.of('autre.pdf'), D: [0, 'Fit'] }),
      link(280, { S: 'URI', URI: PDFString.of('javascript:alert(1)') }),
      link(340, { S: 'SubmitForm', F: PDFString.of('https://exemple.invalid/') }),
      { Type: 'Annot', Subtype: 'Widget', FT: 'Btn', Rect: [10, 10, 20, 20], F: 4, A: script, AA: { U: script } },
      { Type: 'Annot', Subtype: 'Screen', Rect: [30, 10, 40, 20], F: 4, A: script },
    ]);
  });

/** A link to the web, a link to its second page, a stamp that is printed, and a hidden one. */
export const MARKED = (): Promise<Uint8Array> =>
  pdfOf([PORTRAIT, TURNED], (pdf) => {
    const { context } = pdf;
    const stamp = context.register(
      context.stream('1 0 0 rg 0 0 50 20 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 50, 20] }),
    );
    onFirst(pdf, [
      link(100, { S: 'URI', URI: PDFHexString.of(Buffer.from('https://exemple.invalid/a(b)').toString('hex')) }),
      { Type: 'Annot', Subtype: 'Link', Rect: [200, 100, 250, 120], Dest: [pdf.getPage(1).ref, 'Fit'] },
      { Type: 'Annot', Subtype: 'Stamp', Rect: [400, 700, 500, 740], F: 4, AP: { N: stamp } },
      { Type: 'Annot', Subtype: 'Stamp', Rect: [400, 600, 500, 640], F: 6, AP: { N: stamp } },
    ]);
  });

/** Two layers, of which the second is hidden; what it draws is blue. */
export const LAYERED = (): Promise<Uint8Array> =>
  pdfOf([PORTRAIT], (pdf) => {
    const { context, catalog } = pdf;
    const [seen, hidden] = ['Vu', 'Caché'].map((name) =>
      context.register(context.obj({ Type: 'OCG', Name: PDFHexString.fromText(name) })),
    );
    const layers = { OCGs: [seen, hidden], D: { Order: [seen, hidden], OFF: [hidden] } };
    catalog.set(PDFName.of('OCProperties'), context.obj(layers as never));
    const { node } = pdf.getPage(0);
    const drawn = '/OC /L0 BDC 1 0 0 rg 100 300 50 50 re f EMC /OC /L1 BDC 0 0 1 rg 300 300 50 50 re f EMC';
    const contents = node.normalizedEntries().Contents as PDFArray;
    contents.push(context.register(context.stream(drawn)));
    const resources = node.Resources() as PDFDict;
    resources.set(PDFName.of('Properties'), context.obj({ L0: seen, L1: hidden } as never));
  });

/** A file that says it is signed. */
export const SIGNED = (): Promise<Uint8Array> =>
  pdfOf([PORTRAIT], ({ catalog, context }) => {
    catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [], SigFlags: 3 }));
  });

/** A form that one reader only can show. */
const DYNAMIC = (): Promise<Uint8Array> =>
  pdfOf([PORTRAIT], ({ catalog, context }) => {
    catalog.set(PDFName.of('NeedsRendering'), context.obj(true));
  });

/** A PDF whose page tree is what is given, in the syntax of PDF; object 3 is a page. */
const treeOf = (objects: readonly string[]): Uint8Array => {
  const all = ['<< /Type /Catalog /Pages 2 0 R >>', ...objects];
  const body = all.map((text, i) => `${i + 1} 0 obj\n${text}\nendobj\n`).join('');
  return Buffer.from(
    `%PDF-1.7\n${body}trailer << /Root 1 0 R /Size ${all.length + 1} >>\nstartxref\n0\n%%EOF\n`,
    'latin1',
  );
};

const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << >> >>';

const kids = (count: number, ref: string): string => Array.from({ length: count }, () => ref).join(' ');

/** Files that are not fit for a dossier, with what is said of them. */
export const UNFIT: Readonly<
  Record<string, readonly [expected: string, make: () => Promise<Uint8Array> | Uint8Array]>
> = {
  'under a password': ['chiffree', () => underPassword()],
  'cut short': ['endommagee', async () => (await pdfOf([PORTRAIT, LANDSCAPE])).subarray(0, 900)],
  'not a PDF': ['endommagee', () => Buffer.from('%PDF-1.7\nbonjour\n%%EOF')],
  'without a page': ['sans_page', () => pdfOf([])],
  'ten thousand pages': [
    'trop_de_pages',
    () => treeOf([`<< /Type /Pages /Count 10000 /Kids [${kids(10_000, '3 0 R')}] >>`, PAGE]),
  ],
  'a tree that grows without end': ['endommagee', () => treeOf(Array.from({ length: 7 }, (_, i) => branch(i)))],
  'a tree that turns in circles': ['endommagee', () => treeOf(['<< /Type /Pages /Count 1 /Kids [2 0 R] >>'])],
  'a page that is not there': ['endommagee', () => treeOf(['<< /Type /Pages /Count 1 /Kids [9 0 R] >>'])],
  'drawings that are not there': [
    'endommagee',
    () => treeOf(['<< /Type /Pages /Count 1 /Kids [3 0 R] >>', PAGE.replace('>> >>', '>> /Contents 9 0 R >>')]),
  ],
  'drawings that swell without end': ['endommagee', () => swelling('', '/Contents 4 0 R')],
  'packed objects that swell without end': ['endommagee', () => swelling('/Type /ObjStm /N 1 /First 9 ', '')],
  'a form that one reader shows': ['formulaire', DYNAMIC],
};

/** Each branch holds the next one a hundred times. */
const branch = (i: number): string =>
  i < 6 ? `<< /Type /Pages /Count 1 /Kids [${kids(100, `${i + 3} 0 R`)}] >>` : PAGE;

/** A hundred megabytes in a hundred kilobytes. */
const swelling = (kind: string, key: string): Uint8Array => {
  const packed = deflateSync(Buffer.alloc(100 * 2 ** 20, 32));
  const stream = Buffer.from(`<< ${kind}/Filter /FlateDecode /Length ${packed.length} >>\nstream\n`);
  const tree = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>';
  const whole = Buffer.from(treeOf([tree, PAGE.replace('>> >>', `>> ${key} >>`), 'HERE']));
  const at = whole.indexOf('HERE');
  const parts = [whole.subarray(0, at), stream, packed, Buffer.from('\nendstream'), whole.subarray(at + 4)];
  return Buffer.concat(parts);
};

const underPassword = (): Uint8Array => {
  const plain = Buffer.from(treeOf(['<< /Type /Pages /Count 1 /Kids [3 0 R] >>', PAGE])).toString('latin1');
  return Buffer.from(plain.replace('/Root', '/Encrypt << /Filter /Standard /V 1 >> /Root'), 'latin1');
};

/** A picture, two pixels by three. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGM4IScHRAwoFABEDQYZFCZhYwAAAABJRU5ErkJggg==',
  'base64',
);

/** A photograph taken with the phone held upright: the picture lies on its side, and its notes say so. */
export const PHOTO = Buffer.from(
  [
    '/9j/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0P',
    'EyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09P',
    'T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAoAFADASIAAhEBAxEB/8QAFQABAQAAAAAA',
    'AAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFwEBAQEBAAAAAAAAAAAAAAAAAAYFB//EABkRAQADAQEAAAAAAAAA',
    'AAAAAAAFgcFCQ//aAAwDAQACEQMRAD8AhAM5YgACWqJahgfStYU1xeAChYYACoA56uQABLVEtQwPpWsKa4vABQsMABUAc9XIAAlg',
    'oYH0rWFNcXgAoWGAA//Z',
  ].join(''),
  'base64',
);

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Composed } from '../core/compose/composed.js';
import { type DossierPiece, emitDossier, type Opened, openPiece } from '../core/emit/dossier/index.js';
import { boxThrough, centred, combined, upright } from '../core/emit/dossier/matrix.js';
import { paperFor } from '../core/emit/dossier/paper.js';
import { FONT_FILES, faultsOfPdf, type PdfAssets } from '../core/emit/pdf/index.js';
import { originOfPdf } from '../core/emit/pdf/origin.js';
import { allTags, type ReadPdf, readPdf, type Tag } from './read-pdf.js';
import { sampleComposed } from './samples/composed.js';
import * as made from './samples/pieces.js';

const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'));
const assets: PdfAssets = {
  template: readFileSync(new URL('../templates/_commun/document.typ', import.meta.url), 'utf8'),
  fonts: FONT_FILES.map((file) => readFileSync(join(fontFolder, file))),
};

const MOST = 1000;

const opened = async (bytes: Uint8Array, genre = 'pdf'): Promise<Opened> => {
  const piece = await openPiece(bytes, genre, MOST);
  if (typeof piece === 'string') throw new Error(piece);
  return piece;
};

const piece = async (titre: string, fichier: string, bytes: Uint8Array): Promise<DossierPiece> => ({
  titre,
  justifie: `Ce que dit « ${titre} »`,
  fichier,
  file: { bytes, opened: await opened(bytes, fichier.split('.').at(-1)) },
});

const dossierOf = async (pieces: readonly DossierPiece[]) => {
  const emitted = await emitDossier(sampleComposed(), pieces, assets);
  return { ...emitted, read: await readPdf(emitted.bytes) };
};

/** Elements of a page, without the document that holds them. */
const inside = (tags: readonly Tag[]): readonly Tag[] => tags.flatMap(({ children }) => children);

const words = (text: string): string => text.replaceAll(/\s+/g, ' ');

const whole = async (): Promise<readonly DossierPiece[]> => [
  await piece(
    'Délibération',
    'pieces/deliberation.pdf',
    await made.pdfOf([made.PORTRAIT, made.LANDSCAPE, made.TURNED]),
  ),
  await piece('Indicateurs', 'pieces/indicateurs.csv', Buffer.from('a;b\n1;2\n')),
  { titre: 'Attestation attendue', justifie: '', fichier: '' },
  await piece('Sceau', 'pieces/sceau.png', made.PNG),
];

describe('un dossier', () => {
  let pieces: readonly DossierPiece[];
  let bytes: Uint8Array;
  let read: ReadPdf;
  let alone: ReadPdf;

  beforeAll(async () => {
    pieces = await whole();
    ({ bytes, read } = await dossierOf(pieces));
    ({ read: alone } = await dossierOf([]));
  });

  it('tient le document, le bordereau, et une page d’annonce avant les pages de chaque pièce', () => {
    expect(read.pages).toHaveLength(alone.pages.length + 1 + (1 + 3) + (1 + 1));
  });

  it('numérote ses pages sans trou, celles des pièces aussi', () => {
    const total = read.pages.length;
    const seen = read.pages.map((text) => /(\d+) (?:\/|sur) (\d+)\s*$/.exec(words(text))?.slice(1).map(Number));
    expect(seen.slice(1)).toEqual(read.pages.slice(1).map((_, i) => [i + 2, total]));
  });

  it('dit au pied de chaque page de pièce laquelle c’est', () => {
    const feet = read.pages.flatMap((text) => words(text).match(/Pièce n° \d+ — page \d+ \/ \d+/g) ?? []);
    const first = [1, 2, 3].map((page) => `Pièce n° 1 — page ${page} / 3`);
    expect(feet).toEqual([...first, 'Pièce n° 4 — page 1 / 1']);
  });

  it('dresse le bordereau : numéro, intitulé, ce qu’elle justifie, fichier, pages, page du dossier', () => {
    const at = read.pages.findIndex((text) => words(text).includes('Pièce n° 1 — Délibération Rubrique')) + 1;
    const table = allTags(read.tags.flat()).find(({ role }) => role === 'Table');
    const lines = allTags(table?.children ?? [])
      .filter(({ role }) => role === 'TR')
      .map(({ children }) => children.map(({ text }) => words(text)));
    expect(lines.slice(1).map((cells) => cells.map((cell) => cell.trim()))).toEqual([
      ['1', 'Délibération', 'Ce que dit « Délibération »', 'pieces/ deliberation. pdf', '3', String(at)],
      ['2', 'Indicateurs', 'Ce que dit « Indicateurs »', 'pieces/ indicateurs. csv', '—', 'jointe au fichier'],
      ['3', 'Attestation attendue', '—', '—', '—', 'non jointe'],
      ['4', 'Sceau', 'Ce que dit « Sceau »', 'pieces/ sceau. png', '1', String(at + 4)],
    ]);
  });

  it('donne à chaque pièce un signet qui mène à sa page d’annonce', async () => {
    const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
    const found = (await pdf.getOutline())?.filter(({ title }) => title.startsWith('Pièce')) ?? [];
    const pages = await Promise.all(
      found.map(async ({ title, dest }) => {
        const to = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
        return [words(title), (await pdf.getPageIndex(to?.[0])) + 1] as const;
      }),
    );
    const first = read.pages.length - 5;
    expect(pages).toEqual([
      ['Pièce n° 1 — Délibération', first],
      ['Pièce n° 4 — Sceau', first + 4],
    ]);
    expect(await pdf.getPageLabels()).toEqual(read.pages.map((_, i) => String(i + 1)));
  });

  it('garde les balises du document, et lit à voix haute les mots des pièces', () => {
    const roles = (pdf: ReadPdf) => pdf.tags.flatMap(allTags).map(({ role }) => role);
    const count = (pdf: ReadPdf, role: string) => roles(pdf).filter((one) => one === role).length;
    expect(read.marked).toBe(true);
    expect(count(read, 'H1')).toBe(count(alone, 'H1') + 3);
    expect(count(read, 'Table')).toBe(count(alone, 'Table') + 3);
    const first = read.pages.length - 5;
    const told = read.tags
      .slice(first, first + 3)
      .map((tags) => inside(tags).map(({ role, text }) => [role, words(text).trim()]));
    expect(told).toEqual(
      ['debout', 'couchée', 'tournée'].map((word) => [['P', expect.stringContaining(`Page ${word}`)]]),
    );
  });

  it('ne dit « image » que d’une page sans texte', () => {
    expect(inside(read.tags.at(-1) ?? []).map(({ role, alt }) => [role, words(alt ?? '')])).toEqual([
      ['Figure', 'Pièce n° 4, page 1 sur 1 : image de l’original, sans texte'],
    ]);
  });

  it('ne se dit plus conforme à PDF/UA ni à PDF/A dès qu’une page n’est pas de ght', async () => {
    expect(read.xmp).not.toMatch(/pdf(?:ua|a)id:(?:part|conformance)/);
    expect(alone.xmp).toContain('pdfuaid:part');
    const attached = await dossierOf([await piece('Indicateurs', 'pieces/i.csv', Buffer.from('a;b\n'))]);
    expect(attached.read.xmp).toContain('pdfuaid:part');
  });

  it('passe la relecture qui suit toute écriture, et son sceau tient', async () => {
    expect(await faultsOfPdf(bytes, { access: 'tagged', archive: false, foreign: true })).toEqual([]);
    const provenance = { ght: '0', document: 'a', jour: 'b', verdict: 'c', regles: 'd', sources: [], dossier: [] };
    const origin = { provenance, sources: [], attach: false } as unknown as NonNullable<Composed['origin']>;
    const sealed = await emitDossier({ ...sampleComposed(), origin }, pieces, assets);
    expect(originOfPdf(sealed.bytes)?.sealed).toBe(true);
  });

  it('porte en pièce jointe ce qui n’a pas de pages', async () => {
    const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
    const files = (await pdf.getAttachments()) as Record<string, { readonly content: Uint8Array }>;
    expect(Object.keys(files)).toEqual(['piece-002-indicateurs.csv']);
    expect(Buffer.from(files['piece-002-indicateurs.csv']?.content ?? []).toString()).toBe('a;b\n1;2\n');
    expect(Buffer.from(await unpacked(bytes)).toString('latin1')).toContain('/AFRelationship /Supplement');
  });

  it('est le même à l’octet près la seconde fois', async () => {
    const again = await emitDossier(sampleComposed(), await whole(), assets);
    expect(Buffer.from(again.bytes).equals(bytes)).toBe(true);
  });

  it.skipIf(spawnSync('qpdf', ['--version']).status !== 0)('passe le contrôle de qpdf (outil qpdf)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ght-dossier-'));
    writeFileSync(join(folder, 'd.pdf'), bytes);
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', join(folder, 'd.pdf')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect([status, stderr], stdout).toEqual([0, '']);
  });

  it.skipIf(spawnSync('pdftotext', ['-v']).status !== 0)('est numéroté aussi pour pdftotext (outil pdftotext)', () => {
    const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' });
    const total = read.pages.length;
    const pages = stdout.split('\f').slice(1, total);
    expect(pages.map((text) => Number(/(\d+) (?:\/|sur) \d+\s*$/.exec(words(text))?.[1]))).toEqual(
      Array.from({ length: total - 1 }, (_, i) => i + 2),
    );
  });
});

/** The file with nothing packed, so that its words can be searched. */
const unpacked = async (bytes: Uint8Array): Promise<Uint8Array> =>
  (await PDFDocument.load(bytes, { updateMetadata: false })).save({ useObjectStreams: false });

describe('un document sans pièce', () => {
  it('n’a pas de bordereau, et reste conforme à PDF/UA', async () => {
    const { read } = await dossierOf([]);
    expect(read.bookmarks).not.toContain('Bordereau des pièces');
    expect(read.xmp).toContain('pdfuaid:part');
  });
});

/** Packed bytes may spell any short word by chance. */
const withoutStreams = (pdf: string): string => pdf.replaceAll(/\bstream\r?\n.*?\bendstream\b/gs, 'stream');

describe('ce qui agit dans une pièce', () => {
  it('n’entre pas au dossier', async () => {
    const { bytes, read } = await dossierOf([await piece('Active', 'pieces/a.pdf', await made.ACTIVE())]);
    const text = withoutStreams(Buffer.from(await unpacked(bytes)).toString('latin1'));
    const names = new Set(text.match(/\/\w+/g));
    for (const name of ['/JavaScript', '/JS', '/Launch', '/GoToR', '/SubmitForm', '/OpenAction', '/AA'])
      expect(names.has(name), name).toBe(false);
    for (const words of ['app.alert', 'cmd.exe']) expect(text.includes(words), words).toBe(false);
    expect(read.pages.at(-1)).toContain('Page debout');
  });
});

describe('ce qui se voit ou se suit dans une pièce', () => {
  it('garde les liens vers le web et vers ses propres pages, à leur place', async () => {
    const { bytes, read } = await dossierOf([await piece('Annotée', 'pieces/a.pdf', await made.MARKED())]);
    const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
    const page = await pdf.getPage(read.pages.length - 1);
    const links = (await page.getAnnotations()) as readonly {
      readonly url?: string;
      readonly dest?: readonly [{ readonly num: number; readonly gen: number }];
      readonly rect: readonly number[];
    }[];
    expect(links).toHaveLength(2);
    expect(links[0]?.url).toBe('https://exemple.invalid/a(b)');
    const to = links[1]?.dest?.[0];
    expect(to && (await pdf.getPageIndex(to))).toBe(read.pages.length - 1);
    const scale = (842 - 26) / 842;
    expect(links[0]?.rect[1]).toBeCloseTo(26 + 100 * scale, 0);
    expect(links[0]?.rect[0]).toBeCloseTo((595 - 595 * scale) / 2 + 100 * scale, 0);
  });

  it('garde le tampon qui s’imprime, et non celui qui est caché', async () => {
    const { bytes } = await dossierOf([await piece('Annotée', 'pieces/a.pdf', await made.MARKED())]);
    expect((await drawingsOf(bytes)).filter((text) => text.includes('1 0 0 rg 0 0 50 20 re f'))).toHaveLength(1);
    const calls = (await drawingsOf(bytes)).filter((text) => /\/P1 Do/.test(text));
    expect(calls).toHaveLength(1);
  });

  it('laisse caché le calque qui l’est', async () => {
    const { bytes } = await dossierOf([await piece('Calques', 'pieces/c.pdf', await made.LAYERED())]);
    const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
    const layers = await pdf.getOptionalContentConfig();
    const groups = [...(layers as Iterable<[string, { name: string; visible: boolean }]>)];
    expect(groups.map(([, { name, visible }]) => [name, visible])).toEqual([
      ['Vu', true],
      ['Caché', false],
    ]);
  });

  it('joint l’original d’une pièce signée, et le dit sur sa page d’annonce', async () => {
    const bytes = await made.SIGNED();
    const emitted = await dossierOf([await piece('Signée', 'pieces/s.pdf', bytes)]);
    const pdf = await getDocument({ data: Uint8Array.from(emitted.bytes), verbosity: 0 }).promise;
    const files = (await pdf.getAttachments()) as Record<string, { readonly content: Uint8Array }>;
    expect(Buffer.from(files['piece-001-s.pdf']?.content ?? []).equals(bytes)).toBe(true);
    expect(words(emitted.read.pages.at(-2) ?? '')).toContain(
      'L’original, signé électroniquement, est joint au présent PDF',
    );
  });
});

/** What each drawing of a file draws. */
const drawingsOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const { decodePDFRawStream } = await import('pdf-lib');
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form')) return [];
    return [Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')];
  });
};

describe('une photographie', () => {
  it('est remise debout, comme le téléphone le demande', async () => {
    const photo = await opened(made.PHOTO, 'jpg');
    expect(photo.pages[0]?.height).toBeGreaterThan(photo.pages[0]?.width ?? 0);
    const { bytes } = await dossierOf([await piece('Photo', 'pieces/photo.jpg', made.PHOTO)]);
    const [call] = (await drawingsOf(bytes)).filter((text) => /\/P0 Do/.test(text));
    const [, a, b, c, d] = /q (\S+) (\S+) (\S+) (\S+) /.exec(call ?? '') ?? [];
    expect([a, b, c, d].map(Number)).toEqual([0, -60, 30, 0]);
  });
});

describe('une pièce qui ne convient pas', () => {
  it.each(Object.keys(made.UNFIT))('est refusée : %s', async (name) => {
    const [expected, make] = made.UNFIT[name] ?? ['', () => new Uint8Array()];
    expect(await openPiece(await make(), 'pdf', MOST)).toBe(expected);
  });

  it('est refusée quand c’est une image illisible ou démesurée', async () => {
    const huge = Buffer.from(made.PNG);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    expect(await openPiece(huge, 'png', MOST)).toBe('endommagee');
    expect(await openPiece(Buffer.from('bonjour'), 'jpg', MOST)).toBe('endommagee');
    expect(await openPiece(made.PNG.subarray(0, 40), 'png', MOST)).toBe('endommagee');
  });

  it('ne fait jamais échouer ght, quels que soient ses octets', async () => {
    const sound = await made.MARKED();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 30 }),
        async (changes) => {
          const bytes = Uint8Array.from(sound);
          for (const [at, value] of changes) bytes[at] = value;
          const found = await openPiece(bytes, 'pdf', MOST);
          expect(typeof found === 'string' || found.pages.length >= 1).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('le papier d’une page', () => {
  it.each([
    ['A4', 595.28, 841.89, 595.28, 841.89],
    ['A4 couchée', 842, 595, 841.89, 595.28],
    ['un ticket', 200, 400, 595.28, 841.89],
    ['A3', 842, 1191, 842, 1191],
    ['une bannière', 300, 2000, 400, 2000],
    ['un mur', 14_400, 14_400, 3370.4, 3370.4],
  ])('%s', (_, width, height, paperWidth, paperHeight) => {
    expect(paperFor({ width, height })).toMatchObject({ width: paperWidth, height: paperHeight });
  });

  it('laisse libre le pied, où la page est debout et entière, quels que soient sa taille et son tour', () => {
    const side = fc.double({ min: 1, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(
        side,
        side,
        fc.constantFrom(0, 90, 180, 270),
        fc.integer({ min: -500, max: 500 }),
        (w, h, turn, at) => {
          const size = turn % 180 === 0 ? { width: w, height: h } : { width: h, height: w };
          const { width, height, foot } = paperFor(size);
          const onto = combined(
            upright([at, at, at + w, at + h], turn),
            centred(size, { width, height: height - foot }, 1),
          );
          const [left, bottom, right, top] = boxThrough([at, at, at + w, at + h], onto);
          const slack = 1e-6 * Math.max(w, h);
          expect(Math.min(left, bottom)).toBeGreaterThanOrEqual(-slack);
          expect(right).toBeLessThanOrEqual(width + slack);
          expect(top).toBeLessThanOrEqual(height - foot + slack);
          expect((right - left) / (top - bottom)).toBeCloseTo(size.width / size.height, 3);
        },
      ),
    );
  });
});

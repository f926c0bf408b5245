import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNull } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Composed, Origin } from '../core/compose/composed.js';
import { emitPdf, FONT_FILES, faultsOfPdf } from '../core/emit/pdf/index.js';
import { originOfPdf } from '../core/emit/pdf/origin.js';
import { residueIn } from '../core/emit/residue.js';
import { readProvenance } from '../core/provenance.js';
import { readPdf } from './read-pdf.js';
import { sampleComposed } from './samples/composed.js';

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'));
const assets = {
  template: readFileSync(new URL('../templates/_commun/document.typ', import.meta.url), 'utf8'),
  fonts: FONT_FILES.map((file) => readFileSync(join(fonts, file))),
};

const hash = 'a'.repeat(64);
const origin: Origin = {
  provenance: {
    ght: '1.2.3',
    document: 'pmp',
    jour: '2026-03-16',
    verdict: 'conforme & <clos>',
    regles: hash,
    revision: 'b'.repeat(40),
    modifie: true,
    sources: [{ chemin: 'pmp/index.md', sha256: hash }],
    dossier: [],
  },
  sources: [{ chemin: 'pmp/index.md', texte: '---\ntype: pmp\n---\n' }],
  attach: true,
};
const sample: Composed = { ...sampleComposed(), origin };
const expected = { access: 'ua-1', archive: true } as const;
const name = (text: string) => PDFName.of(text);

let made: Uint8Array;
beforeAll(async () => {
  const emitted = await emitPdf(sample, assets);
  expect(emitted).toMatchObject(expected);
  made = emitted.bytes;
});

describe('un PDF fait par ght', () => {
  it('est sain quand on le relit', async () => {
    expect(await faultsOfPdf(made, expected)).toEqual([]);
  });

  it('se dit PDF/UA-1 et PDF/A-3a, et décrit ce qu’il ajoute aux métadonnées', async () => {
    const { xmp } = await readPdf(made);
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp).toMatch(/<pdfaid:part>3<.*<pdfaid:conformance>A</);
    expect(xmp).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>');
    expect(xmp).toContain('<pdfaSchema:prefix>ght</pdfaSchema:prefix>');
  });

  it('porte ses sources, ou est PDF/A-2a sans elles', async () => {
    const files = (await PDFDocument.load(made)).catalog.lookup(name('AF'));
    expect(files).toBeInstanceOf(PDFArray);
    const bare = await emitPdf({ ...sample, origin: { ...origin, attach: false } }, assets);
    expect((await PDFDocument.load(bare.bytes)).catalog.has(name('AF'))).toBe(false);
    expect((await readPdf(bare.bytes)).xmp).toContain('<pdfaid:part>2<');
    expect(await faultsOfPdf(bare.bytes, expected)).toEqual([]);
  });

  it('dit de quoi il a été fait, et s’il est intact', () => {
    const statement = originOfPdf(made);
    expect(statement?.sealed).toBe(true);
    expect(readProvenance(statement?.json ?? '')).toEqual(origin.provenance);
    expect(originOfPdf(Uint8Array.from([...made, 10]))?.sealed).toBe(false);
  });
});

/** A PDF with one thing spoilt in it. */
const spoilt = async (spoil: (pdf: PDFDocument) => void): Promise<Uint8Array> => {
  const pdf = await PDFDocument.load(made, { updateMetadata: false });
  spoil(pdf);
  return pdf.save({ useObjectStreams: true, addDefaultPage: false });
};

const everyElement = (pdf: PDFDocument, type: string, spoil: (dict: PDFDict) => void): void => {
  for (const [, object] of pdf.context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.get(name('S')) === name(type)) spoil(object);
};

const everyDict = (pdf: PDFDocument, spoil: (dict: PDFDict) => void): void => {
  for (const [, object] of pdf.context.enumerateIndirectObjects()) if (object instanceof PDFDict) spoil(object);
};

const DAMAGE: Readonly<Record<string, readonly [fault: RegExp, spoil: (pdf: PDFDocument) => void]>> = {
  'sans titre': [/no title/, (pdf) => pdf.setTitle('')],
  'sans langue': [/no language/, (pdf) => pdf.catalog.delete(name('Lang'))],
  'sans arbre de structure': [/no structure tree/, (pdf) => pdf.catalog.delete(name('StructTreeRoot'))],
  'non balisé': [/not marked as tagged/, (pdf) => pdf.catalog.delete(name('MarkInfo'))],
  'sans signets': [/no bookmark/, (pdf) => pdf.catalog.delete(name('Outlines'))],
  'sans titre affiché': [/title not displayed/, (pdf) => pdf.catalog.delete(name('ViewerPreferences'))],
  'une page hors de la structure': [
    /pages out of the structure: 1/,
    (pdf) => pdf.getPage(1).node.delete(name('StructParents')),
  ],
  'un en-tête sans portée': [
    /header cells without a scope/,
    (pdf) => everyElement(pdf, 'TH', (cell) => cell.set(name('A'), PDFNull)),
  ],
  'sans titre de premier niveau': [
    /no heading of the first level/,
    (pdf) => everyElement(pdf, 'H1', (one) => one.set(name('S'), name('P'))),
  ],
  'un lien hors de la structure': [
    /links out of the structure/,
    (pdf) => everyDict(pdf, (one) => one.get(name('Subtype')) === name('Link') && one.delete(name('StructParent'))),
  ],
  'une police absente': [
    /fonts not embedded/,
    (pdf) => everyDict(pdf, (one) => one.get(name('Type')) === name('FontDescriptor') && one.delete(name('FontFile2'))),
  ],
  'sans profil de couleur': [/no output intent/, (pdf) => pdf.catalog.delete(name('OutputIntents'))],
  'sans métadonnées': [/PDF\/UA not claimed/, (pdf) => pdf.catalog.delete(name('Metadata'))],
};

describe('un PDF abîmé', () => {
  it.each(Object.keys(DAMAGE))('est refusé : %s', async (kind) => {
    const [fault, spoil] = DAMAGE[kind] ?? [/never/, () => {}];
    expect((await faultsOfPdf(await spoilt(spoil), expected)).join('\n')).toMatch(fault);
  });

  it('est refusé quand un octet a changé, quand il est coupé, quand il n’est rien', async () => {
    const changed = Uint8Array.from([...made, 10]);
    expect(await faultsOfPdf(changed, expected)).toEqual(['seal broken']);
    expect((await faultsOfPdf(made.subarray(0, made.length >> 1), expected))[0]).toMatch(/unreadable|no /);
    expect((await faultsOfPdf(new Uint8Array(), expected))[0]).toMatch(/unreadable/);
  });
});

describe('un reste de gabarit', () => {
  const withText = (value: string): Composed => ({
    ...sample,
    body: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value }] }] },
  });

  it('est trouvé avant toute mise en forme', () => {
    expect(residueIn(sample)).toEqual([]);
    expect(residueIn(withText('une \uE0003\uE001 marque'))).toHaveLength(1);
    expect(residueIn(withText('reste {{titre}}'))).toHaveLength(1);
  });

  it('n’en est pas un quand l’auteur l’a écrit lui-même', () => {
    const sources = [{ chemin: 'pmp.md', texte: 'reste {{titre}}' }];
    expect(residueIn({ ...withText('reste {{titre}}'), origin: { ...origin, sources } })).toEqual([]);
  });
});

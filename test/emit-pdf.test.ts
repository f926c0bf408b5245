import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import type { Root, RootContent, Table } from 'mdast';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Composed } from '../core/compose/composed.js';
import { emitPdf, FONT_FILES, isGhtPdf, type PdfAssets } from '../core/emit/pdf/index.js';
import { HOUSE } from '../core/emit/style.js';
import { type AnyNode, descend } from '../core/emit/tree.js';
import { allTags, type ReadPdf, readPdf } from './read-pdf.js';
import { sampleComposed } from './samples/composed.js';
import { SAMPLE_LOOK } from './samples/look.js';

const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'));
const assets: PdfAssets = {
  template: readFileSync(new URL('../templates/_commun/document.typ', import.meta.url), 'utf8'),
  fonts: FONT_FILES.map((file) => readFileSync(join(fontFolder, file))),
};

const sample = sampleComposed();
const withBody = (children: readonly unknown[]): Composed => ({
  ...sample,
  body: { type: 'root', children: children as RootContent[] },
});
const text = (value: string) => ({ type: 'text', value }) as const;
const paragraph = (value: string) => ({ type: 'paragraph', children: [text(value)] }) as const;
const heading = (depth: number, value: string, number?: string) => ({
  type: 'heading',
  depth,
  children: [text(value)],
  ...(number && { data: { number } }),
});
const table = (rows: readonly (readonly string[])[], data: Table['data'] = {}) => ({
  type: 'table',
  data,
  children: rows.map((row) => ({
    type: 'tableRow',
    children: row.map((value) => ({ type: 'tableCell', children: [text(value)] })),
  })),
});
const emitBody = async (...children: readonly unknown[]) => {
  const emitted = await emitPdf(withBody(children), assets);
  return { ...emitted, read: await readPdf(emitted.bytes) };
};
const bare = (value: string): string => value.normalize('NFKC').replace(/[\s\u00ad\u200b]+/gu, '');
const allText = ({ tags }: ReadPdf): string => tags.flatMap((page) => page.map((tag) => tag.text)).join(' ');
const roles = ({ tags }: ReadPdf): readonly string[] => tags.flatMap(allTags).map(({ role }) => role);

describe('la charte du groupement en PDF', () => {
  it('reste PDF/UA-1, avec le logo et son texte', async () => {
    const { bytes, access } = await emitPdf({ ...sample, look: SAMPLE_LOOK }, assets);
    expect(access).toBe('ua-1');
    const figures = (await readPdf(bytes)).tags.flatMap(allTags).filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toContain('GHT « Deux-Vallées » & alliés');
  });

  it('prend la police du groupement, et celle de ght pour les signes qui y manquent', async () => {
    const faces = assets.fonts.slice(0, 1);
    const font = { ...HOUSE.font, body: 'Source Sans 3 Condensed', faces };
    const emitted = await emitPdf({ ...sample, look: { ...HOUSE, font } }, assets);
    expect([emitted.access, emitted.missing]).toEqual(['ua-1', []]);
  });

  it('met en exposant les lettres des ordinaux, qui se copient comme elles s’écrivent', async () => {
    const { access, read } = await emitBody(paragraph('Le 1er mai, au XXIe siècle.'));
    expect([access, bare(allText(read))]).toEqual([
      'ua-1',
      expect.stringContaining(bare('Le 1er mai, au XXIe siècle.')),
    ]);
  });
});

describe('ce qu’une fin de page ne sépare pas', () => {
  const signatures = { type: 'signatures', place: '', signatories: [{ role: 'Directrice' }, { role: 'Directeur' }] };
  const pageOf = ({ pages }: ReadPdf, words: string): number =>
    pages.findIndex((page) => bare(page).includes(bare(words)));

  it('les signatures et les lignes qui les précèdent, où qu’elles tombent', async () => {
    for (const lines of [20, 24, 28, 32]) {
      const above = Array.from({ length: lines }, (_, i) => paragraph(`Ligne ${i}.`));
      const { read } = await emitBody(
        heading(1, 'Titre'),
        ...above,
        paragraph('Approuvé le 4 mai.'),
        heading(1, 'Signataires'),
        signatures,
      );
      expect(pageOf(read, 'Approuvé le 4 mai.'), `${lines}`).toBe(pageOf(read, 'Nom, date et signature'));
    }
  });

  it('le titre d’un point et la liste qu’il porte, avec la marque de leur profondeur', async () => {
    const item = (...children: readonly unknown[]) => ({ type: 'listItem', spread: false, children });
    const inner = { type: 'list', ordered: false, spread: false, children: [item(paragraph('Dedans.'))] };
    for (const lines of [28, 30, 31, 32, 33]) {
      const above = Array.from({ length: lines }, (_, i) => paragraph(`Ligne ${i}.`));
      const list = {
        type: 'list',
        ordered: true,
        start: 1,
        spread: false,
        children: [item(paragraph('Dehors'), inner)],
      };
      const { read } = await emitBody(heading(1, 'Titre'), ...above, list);
      expect(pageOf(read, 'Dehors'), `${lines}`).toBe(pageOf(read, 'Dedans.'));
      expect(bare(allText(read))).toContain(bare('1. Dehors – Dedans.'));
    }
  });
});

describe('le document d’exemple en PDF', () => {
  let emitted: Awaited<ReturnType<typeof emitPdf>>;
  let read: ReadPdf;
  beforeAll(async () => {
    emitted = await emitPdf(sample, assets);
    read = await readPdf(emitted.bytes);
  });

  it('porte son titre, son auteur, ses mots-clés, sa langue et sa date', () => {
    expect(read.title).toBe(sample.meta.title);
    expect(read.displayTitle).toBe(true);
    expect(read.info).toMatchObject({
      Author: sample.meta.author,
      Subject: sample.meta.subject,
      Keywords: sample.meta.keywords.join(', '),
      Language: 'fr-FR',
      CreationDate: 'D:20260316000000Z',
      ModDate: 'D:20260316000000Z',
      Creator: 'ght',
    });
  });

  it('se déclare PDF/UA-1 et balisé', () => {
    expect(read.marked).toBe(true);
    expect(read.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(read.xmp).toContain(sample.meta.title);
  });

  it('a des signets numérotés', () => {
    expect(read.bookmarks.slice(0, 3)).toEqual([
      '1\u00a0Stratégie médicale du groupement',
      '  1.1\u00a0Objectifs médicaux',
      '    1.1.1\u00a0Calendrier et suivi',
    ]);
  });

  it('balise titres, listes, tableaux, notes, citations, liens et sommaire', () => {
    const found = new Set(roles(read));
    const wanted = ['H1', 'H2', 'H3', 'H6', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'Caption', 'THead', 'TBody', 'TH'];
    expect(
      [...wanted, 'TR', 'TD', 'Note', 'BlockQuote', 'Link', 'TOC', 'TOCI', 'Code'].filter((r) => !found.has(r)),
    ).toEqual([]);
  });

  it('dit la portée des en-têtes et le résumé des tableaux', async () => {
    const { context } = await PDFDocument.load(emitted.bytes, { updateMetadata: false });
    const dicts = context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
    const ofRole = (role: string) => dicts.filter((dict) => dict.get(PDFName.of('S')) === PDFName.of(role));
    const attributes = (dict: PDFDict): readonly PDFDict[] => {
      const value = dict.lookup(PDFName.of('A'));
      const items = value instanceof PDFArray ? value.asArray().map((item) => context.lookup(item)) : [value];
      return items.filter((item) => item instanceof PDFDict);
    };
    const scopes = ofRole('TH').flatMap((th) => attributes(th).flatMap((a) => a.get(PDFName.of('Scope')) ?? []));
    expect(scopes.length).toBe(ofRole('TH').length);
    expect(new Set(scopes)).toEqual(new Set([PDFName.of('Column')]));
    const summaries = ofRole('Table').map((one) =>
      attributes(one).flatMap((a) => a.lookupMaybe(PDFName.of('Summary'), PDFHexString)?.decodeText() ?? []),
    );
    expect(summaries.filter((found) => found.length > 0)).toEqual([
      ['Pour chaque rubrique de l’article et chaque filière, l’état de couverture du projet.'],
    ]);
  });

  it('garde chaque mot, dans l’ordre', () => {
    const body = descend(sample.body as AnyNode, ({ type }) => type !== 'footnoteDefinition');
    const values = body.flatMap(({ value, type }) =>
      typeof value === 'string' && type !== 'code' ? [bare(value)] : [],
    );
    const whole = bare(allText(read));
    let from = 0;
    for (const value of values) {
      const at = whole.indexOf(value, from);
      expect(at, `« ${value} » après le signe ${from}`).toBeGreaterThanOrEqual(0);
      from = at + value.length;
    }
    expect(values.length).toBeGreaterThan(200);
  });

  it('donne la page de chaque titre, celle du sommaire et du pied de page', () => {
    const titles = descend(sample.body as AnyNode).filter(({ type }) => type === 'heading');
    const contents = read.pages[1] ?? '';
    expect(emitted.headingPages.length).toBe(titles.length);
    for (const [index, title] of titles.entries()) {
      const words = descend(title)
        .map(({ value }) => value ?? '')
        .join('');
      const page = emitted.headingPages[index] ?? 0;
      const line = allTags(read.tags[page - 1] ?? []).find((tag) => /^H\d$/.test(tag.role) && tag.text.endsWith(words));
      expect(line, `${words}, page ${page}`).toBeDefined();
    }
    expect(bare(contents)).toMatch(/Filièrepersonneâgée\.+6/);
    expect(read.pages[2]).toContain(`3 / ${read.pages.length}`);
  });

  it('tamponne chaque page hors du texte lu à voix haute', () => {
    expect(read.pages.filter((page) => !page.includes('PROJET'))).toEqual([]);
    expect(allText(read).match(/PROJET/g)).toHaveLength(1);
    expect(allText(read)).not.toContain(sample.page.header);
  });

  it('répète l’en-tête d’un long tableau et tourne la page de la grille', () => {
    const long = read.pages.filter((page) => page.includes('Niveau de gradation'));
    expect(long).toHaveLength(2);
    const wide = read.sizes.flatMap(([width = 0, height = 0], index) => (width > height ? [index] : []));
    expect(wide).toHaveLength(1);
    expect(read.pages[wide[0] ?? 0]).toContain('Grille de couverture');
    expect(read.pages[wide[0] ?? 0]).toContain('Couverture de l’article R. 6132-3');
  });

  it('ne manque d’aucun caractère et reste accessible', () => {
    expect(emitted).toMatchObject({ missing: [], access: 'ua-1' });
  });

  it('est le même octet pour octet, quel que soit ce qui fut composé avant', async () => {
    await emitPdf(withBody([paragraph('Un autre document.')]), assets);
    const again = await emitPdf(sampleComposed(), { ...assets, fonts: [...assets.fonts] });
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(emitted.bytes))).toBe(0);
  });

  it('est reconnu comme fait par ght, et lui seul', async () => {
    const other = await PDFDocument.create();
    other.addPage();
    other.setTitle('<xmp:CreatorTool>ght</xmp:CreatorTool>');
    expect(isGhtPdf(emitted.bytes)).toBe(true);
    expect(isGhtPdf(await other.save())).toBe(false);
    expect(isGhtPdf(new TextEncoder().encode('<xmp:CreatorTool>ght</xmp:CreatorTool>'))).toBe(false);
    expect(isGhtPdf(new Uint8Array())).toBe(false);
  });

  it.skipIf(spawnSync('qpdf', ['--version']).error)('passe qpdf --check', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ght-'));
    const file = join(folder, 'exemple.pdf');
    writeFileSync(file, emitted.bytes);
    try {
      expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('un texte hostile', () => {
  const HOSTILE =
    '# = | * _ ` $x$ @ref \\ ~ <script>alert(1)</script> <lbl> {{x}} #let x = 1 // /* */ [a](b) "c" \'d\' -- --- ...';

  it('est composé tel quel, où qu’il soit', async () => {
    const composed: Composed = {
      ...withBody([
        heading(1, HOSTILE, HOSTILE),
        paragraph(HOSTILE),
        table([[HOSTILE], [HOSTILE]], { caption: HOSTILE, summary: HOSTILE }),
        { type: 'html', value: HOSTILE },
        { type: 'paragraph', children: [{ type: 'inlineCode', value: HOSTILE }] },
        { type: 'signatures', place: HOSTILE, signatories: [{ role: HOSTILE, organisation: HOSTILE }] },
      ]),
      meta: { ...sample.meta, title: HOSTILE, author: HOSTILE, keywords: [HOSTILE] },
      page: { header: HOSTILE, footer: `${HOSTILE} {page}/{pages}`, stamp: HOSTILE },
      cover: { groupement: HOSTILE, title: HOSTILE, subtitle: HOSTILE, lines: [[HOSTILE, HOSTILE]], status: HOSTILE },
    };
    const { bytes } = await emitPdf(composed, assets);
    const read = await readPdf(bytes);
    expect(read.title).toBe(HOSTILE);
    expect(bare(allText(read)).split(bare(HOSTILE)).length - 1).toBe(11 + 6);
  });

  it('nomme les caractères que les polices n’ont pas, et les rend', async () => {
    const { missing, read } = await emitBody(paragraph('a😀b 日\u0000\u0007\u200d\ufeff\u202e\ud800 ℃ \uf0b7 ☒'));
    expect(missing).toEqual(['😀', '日', '\ufffd']);
    expect(bare(allText(read))).toContain('a[U+1F600]b[U+65E5][U+FFFD]°C•☑');
  });

  it('ne fait jamais échouer la composition', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(words, words, words, fc.integer({ min: 1, max: 6 }), async (a, b, c, depth) => {
        const body = [
          heading(depth, a, b),
          paragraph(c),
          table([[a, b], [c]], { caption: a }),
          { type: 'code', value: b },
        ];
        const { bytes } = await emitPdf({ ...withBody(body), cover: { ...sample.cover, title: c } }, assets);
        expect(isGhtPdf(bytes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('garde les nœuds inconnus, les notes non appelées et les images sans rien perdre', async () => {
    const { read } = await emitBody(
      { type: 'inconnu', value: 'première' },
      { type: 'inconnu', children: [paragraph('deuxième')] },
      {
        type: 'paragraph',
        children: [
          { type: 'inconnu', value: 'troisième' },
          { type: 'image', url: 'a.png', alt: 'carte' },
        ],
      },
      { type: 'footnoteDefinition', identifier: 'x', children: [paragraph('quatrième')] },
      { type: 'paragraph', children: [{ type: 'footnoteReference', identifier: 'absente' }] },
    );
    expect(bare(allText(read))).toContain('premièredeuxièmetroisième[Image:carte][^absente]quatrième');
  });

  it('supporte notes en boucle et emboîtements sans fond', async () => {
    const call = (identifier: string) => ({ type: 'footnoteReference', identifier });
    const deep = (wrap: (node: unknown) => unknown, start: unknown): unknown =>
      Array.from({ length: 5000 }).reduce(wrap, start);
    const { read } = await emitBody(
      { type: 'paragraph', children: [text('début'), call('a'), call('a')] },
      {
        type: 'footnoteDefinition',
        identifier: 'a',
        children: [{ type: 'paragraph', children: [text('boucle'), call('a')] }],
      },
      deep(
        (node) => ({
          type: 'blockquote',
          children: [{ type: 'list', children: [{ type: 'listItem', children: [node] }] }],
        }),
        paragraph('fond'),
      ),
      { type: 'paragraph', children: [deep((node) => ({ type: 'emphasis', children: [node] }), text('penché'))] },
    );
    for (const word of ['début', 'boucle', 'fond', 'penché']) expect(allText(read)).toContain(word);
  });

  it('reste PDF/UA avec des liens barrés, vides, en en-tête répété ou touchant une lettre', async () => {
    const link = (...children: readonly unknown[]) => ({ type: 'link', url: 'https://exemple.invalid/x', children });
    const cellOf = (...children: readonly unknown[]) => ({ type: 'tableCell', children });
    const rowOf = (...children: readonly unknown[]) => ({ type: 'tableRow', children });
    const call = { type: 'footnoteReference', identifier: 'n' };
    const rows = Array.from({ length: 60 }, () => rowOf(cellOf(link(text('établissement')), text('hospitalier'))));
    const { access, read } = await emitBody(
      {
        type: 'paragraph',
        children: [
          { type: 'delete', children: [link(text('barré')), call] },
          link({ type: 'delete', children: [text('rayé')] }),
        ],
      },
      {
        type: 'paragraph',
        children: [
          link(),
          link(text('\u00ad')),
          { type: 'link', url: 'javascript:alert(1)', children: [text('piège')] },
        ],
      },
      { type: 'table', children: [rowOf(cellOf(link(text('lien')), call)), ...rows] },
      { type: 'footnoteDefinition', identifier: 'n', children: [paragraph('note')] },
      heading(2, 'a'),
      heading(3, 'b'),
      { type: 'contents', title: 'Sommaire', depth: 3 },
      heading(4, 'c'),
    );
    expect(access).toBe('ua-1');
    expect(bare(allText(read))).toContain(
      'https://exemple.invalid/xhttps://exemple.invalid/xpiège(javascript:alert(1))',
    );
  });

  it('ne perd rien d’un en-tête, d’une cellule ou d’un mot plus grands que la page', async () => {
    const endless = `${'Lorem ipsum dolor sit amet. '.repeat(300)}fin`;
    const { read } = await emitBody(
      table([
        [endless, 'b'],
        [endless, 'ß'.repeat(900)],
      ]),
      paragraph('y'.repeat(2000)),
    );
    const count = (sign: string) => allText(read).split(sign).length - 1;
    expect([count('Lorem'), count('fin'), count('ß'), count('y')]).toEqual([600, 2, 900, 2000]);
  });
});

describe('la mise en page', () => {
  it('remet en ordre les niveaux de titres', async () => {
    const { read } = await emitBody(...[3, 6, 2, 5, 1, 4].map((depth) => heading(depth, `t${depth}`)), heading(2, ' '));
    const found = read.tags.flatMap(allTags).filter(({ role }) => /^H\d$/.test(role));
    expect(found.map(({ role, text: words }) => `${role} ${words.trim()}`)).toEqual([
      'H1 t3',
      'H2 t6',
      'H1 t2',
      'H2 t5',
      'H1 t1',
      'H2 t4',
      'H2 Sans titre',
    ]);
  });

  it('ne laisse jamais un titre, ni une légende, au pied d’une page', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => ['cellule', String(index)]);
    for (const lines of [30, 33, 34, 35, 36, 37, 38]) {
      const filler = Array.from({ length: lines }, () => paragraph('Remplissage.'));
      const { read } = await emitBody(...filler, heading(1, 'Titre'), table(rows, { caption: 'Légende' }));
      const page = read.pages.find((one) => one.includes('Titre')) ?? '';
      expect(page.includes('Légende') && page.includes('cellule'), `${lines} lignes`).toBe(true);
    }
  });

  it('tient ensemble le bloc des signatures', async () => {
    const signatories = Array.from({ length: 6 }, (_, index) => ({ role: `Rôle ${index}`, organisation: 'Hôpital' }));
    for (const lines of [15, 20, 25, 30, 35]) {
      const filler = Array.from({ length: lines }, () => paragraph('Remplissage.'));
      const { read } = await emitBody(...filler, { type: 'signatures', place: 'Villeneuve', signatories });
      const page = read.pages.find((one) => one.includes('Fait à Villeneuve')) ?? '';
      expect(
        signatories.filter(({ role }) => !page.includes(role)),
        `${lines} lignes`,
      ).toEqual([]);
    }
  });

  it('écrit l’état d’une cellule que rien ne nomme', async () => {
    const cell = { type: 'tableCell', children: [], data: { state: 'manquant' } };
    const { read } = await emitBody({
      type: 'table',
      children: [
        { type: 'tableRow', children: [cell] },
        { type: 'tableRow', children: [cell] },
      ],
    });
    expect(allText(read)).toContain('Manquant');
  });

  it('dit clairement une faute du gabarit', async () => {
    const broken = { ...assets, template: '#panic("oups")' };
    await expect(emitPdf(sample, broken)).rejects.toThrow(/^The PDF engine refused the document: .*oups/);
    await expect(emitPdf(sample, { ...assets, template: '= Sans titre' })).rejects.toThrow(/missing document title/);
  });

  it('compose sans date, sans titre et sans corps', async () => {
    const root: Root = { type: 'root', children: [] };
    const meta = {
      title: '',
      subject: '',
      author: '',
      keywords: [],
      language: '',
      date: '2026-02-31',
      made: '2026-02-31T00:00:00Z',
    };
    const cover = { groupement: '', title: '', lines: [], status: '' };
    const { bytes, headingPages } = await emitPdf(
      { meta, page: { header: '', footer: '' }, cover, body: root },
      assets,
    );
    const read = await readPdf(bytes);
    expect(read.title).toBe('Document');
    expect(read.info).toMatchObject({ Language: 'fr-FR' });
    expect(read.info).not.toHaveProperty('CreationDate');
    expect(headingPages).toEqual([]);
  });
});

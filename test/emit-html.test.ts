import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import type { RootContent } from 'mdast';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Composed } from '../core/compose/composed.js';
import { emitHtml, faultsOfHtml, isGhtHtml } from '../core/emit/html/index.js';
import { colophon } from '../core/provenance.js';
import { runs } from './reading.js';
import { sampleComposed } from './samples/composed.js';
import { ROOT } from './world.js';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const sample = sampleComposed();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const withBody = (...children: readonly unknown[]): Composed => ({
  ...sample,
  body: { type: 'root', children: children as RootContent[] },
});
const text = (value: string) => ({ type: 'text', value });
const paragraph = (...children: readonly unknown[]) => ({ type: 'paragraph', children });
const heading = (depth: number, value: string, number?: string) => ({
  type: 'heading',
  depth,
  children: [text(value)],
  ...(number && { data: { number } }),
});
const link = (url: string, words: string) => ({ type: 'link', url, title: words, children: [text(words)] });
const row = (...cells: readonly string[]) => ({
  type: 'tableRow',
  children: cells.map((value) => ({ type: 'tableCell', children: value ? [text(value)] : [] })),
});

/** Every element of a page, as another program reads it. */
const elements = (html: string): readonly Element[] => {
  const found: Element[] = [];
  const walk = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
};
const wordsOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '';
const ofName = (html: string, ...names: readonly string[]) =>
  elements(html).filter(({ tagName }) => names.includes(tagName));
const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;
/** Names of elements and of attributes, in order, without a word of what they hold. */
const skeleton = (html: string) => elements(html).map(({ tagName, attrs }) => [tagName, ...attrs.map((a) => a.name)]);
const styleOf = (html: string): string => ofName(html, 'style').map(wordsOf).join('');
const main = (html: string): string => html.slice(html.indexOf('<main'), html.indexOf('</main>'));

// The rest of what it asks is a matter of taste: doctype in capitals, no style attribute, short titles, « &gt; ».
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: { 'doctype-style': 'off', 'no-inline-style': 'off', 'long-title': 'off', 'no-raw-characters': 'off' },
});
const complaints = async (html: string): Promise<readonly string[]> => {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map((one) => `${one.line}: ${one.ruleId}: ${one.message}`));
};

/** A page without its style sheet, which is not the matter of the golden file. */
const bare = (html: string): string => html.replace(/<style>[\s\S]*<\/style>/, '<style>…</style>');

const short: Composed = {
  ...sample,
  body: {
    type: 'root',
    children: [
      { type: 'contents', title: 'Sommaire', depth: 2 },
      { type: 'pageBreak' },
      heading(1, 'Objet', 'Article 1er'),
      paragraph(
        text('Voir '),
        link('#signatures', 'les signatures'),
        text(', '),
        link('https://exemple.invalid/a?b=1&c=2', 'le site'),
        text(' et <b>ceci</b>'),
        { type: 'footnoteReference', identifier: 'a' },
        text('.'),
      ),
      heading(3, 'Détail'),
      {
        type: 'table',
        align: ['left', 'right', 'center'],
        data: { caption: 'Suivi', summary: 'Une ligne par étape.', widths: [0.5, 0.25, 0.25] },
        children: [
          row('Étape', 'Année', 'État'),
          {
            type: 'tableRow',
            children: [
              ...row('Projet', '2026').children,
              { type: 'tableCell', children: [], data: { state: 'a_apprecier' } },
            ],
          },
        ],
      },
      heading(1, 'Signatures'),
      { type: 'signatures', place: 'Valombre', signatories: [{ role: 'La directrice', organisation: 'CH' }] },
      { type: 'footnoteDefinition', identifier: 'a', children: [paragraph(text('Une note.'))] },
    ] as RootContent[],
  },
};

describe('une page courte', () => {
  it('est celle qui est gardée (UPDATE=1 l’écrit de nouveau)', () => {
    const kept = `${ROOT}/test/goldens/html/court.html`;
    const seen = bare(emitHtml(short));
    if (process.env['UPDATE'] === '1') writeFileSync(kept, seen);
    expect(existsSync(kept) ? readFileSync(kept, 'utf8') : '').toBe(seen);
  });
});

describe('le document d’exemple en HTML', () => {
  const html = emitHtml(sample);

  it('est sans faute pour nous et pour un autre vérificateur', async () => {
    expect(faultsOfHtml(html)).toEqual([]);
    expect(await complaints(html)).toEqual([]);
  });

  it('porte son titre, sa langue, son auteur, ses mots-clés', () => {
    const meta = new Map(ofName(html, 'meta').map((one) => [attribute(one, 'name'), attribute(one, 'content')]));
    expect(ofName(html, 'title').map(wordsOf)).toEqual([sample.meta.title]);
    expect(attribute(ofName(html, 'html')[0] as Element, 'lang')).toBe('fr');
    expect(Object.fromEntries(meta)).toMatchObject({
      generator: 'ght',
      author: sample.meta.author,
      description: sample.meta.subject,
      keywords: sample.meta.keywords.join(', '),
    });
  });

  it('a ses repères, un titre principal et un lien vers le contenu', () => {
    expect(ofName(html, 'header', 'nav', 'main', 'footer').map(({ tagName }) => tagName)).toEqual([
      'header',
      'nav',
      'main',
      'footer',
    ]);
    expect(ofName(html, 'h1').map(wordsOf)).toEqual([sample.cover.title]);
    expect(
      ofName(html, 'a')
        .slice(0, 1)
        .map((a) => [attribute(a, 'href'), wordsOf(a)]),
    ).toEqual([['#contenu', 'Aller au contenu']]);
    expect(ofName(html, 'p').some((p) => attribute(p, 'class') === 'status stamped' && wordsOf(p) === 'PROJET')).toBe(
      true,
    );
  });

  it('ne demande rien à personne : ni script, ni fichier, ni adresse chargée', () => {
    expect(html).not.toMatch(/<script|<link|@import|url\(|\ssrc=/i);
  });

  it('dit la portée de chaque en-tête et le nom de chaque état', () => {
    const scopes = ofName(html, 'th').map((th) => attribute(th, 'scope'));
    expect(new Set(scopes)).toEqual(new Set(['col', 'row']));
    expect(html).toContain('<th scope="row">Permanence et continuité des soins</th><td class="state couvert">Couvert');
  });

  it('ramène de chaque note à chacun de ses appels', () => {
    expect(html).toContain('id="appel-1-2"');
    expect(html).toContain('aria-label="Retour au texte, note\u00a01 (appel 2 sur 2)"');
  });

  it('est la même, octet pour octet, et reconnue comme faite par ght', () => {
    expect(emitHtml(sampleComposed())).toBe(html);
    expect(isGhtHtml(bytes(html))).toBe(true);
    expect(isGhtHtml(bytes(html.replace('content="ght"', 'content="autre"')))).toBe(false);
    expect(isGhtHtml(new Uint8Array())).toBe(false);
  });
});

const PROVENANCE = {
  ...{ ght: '1.2.3', document: 'pmp.md', jour: '2026-03-16', verdict: 'conforme', regles: 'b'.repeat(64) },
  ...{ revision: 'a'.repeat(40), modifie: true, sources: [], dossier: [] },
};

describe('les cas rares', () => {
  it('dit au pied de la page de quoi elle est faite', () => {
    const html = emitHtml({ ...short, cover: { ...short.cover, colophon: colophon(PROVENANCE) } });
    const said = ofName(html, 'p').filter((p) => attribute(p, 'class') === 'colophon');
    expect(said.map(wordsOf)).toEqual([
      expect.stringMatching(/^révision aaaaaaaa \(modifiée\) · .*ght 1\.2\.3 · conforme$/),
    ]);
  });

  const page = (...children: readonly unknown[]): string => emitHtml(withBody(...children));

  it('ne saute aucun niveau de titre, et nomme un titre vide', () => {
    const html = page(heading(2, 'Un'), heading(6, ''), heading(1, 'Deux'), { ...heading(2, 'Trois'), children: [] });
    expect(ofName(html, 'h2', 'h3').map((one) => [one.tagName, wordsOf(one)])).toEqual([
      ['h2', 'Un'],
      ['h3', 'Sans titre'],
      ['h2', 'Deux'],
      ['h3', 'Sans titre'],
    ]);
  });

  it('va jusqu’au septième niveau', () => {
    const html = page(...[1, 2, 3, 4, 5, 6].map((depth) => heading(depth, `Titre ${depth}`)));
    expect(html).toContain('<h6 id="titre-6" aria-level="7">');
    expect(faultsOfHtml(html)).toEqual([]);
  });

  it('ne perd ni la note sans appel, ni celle qui s’appelle elle-même, ni l’appel sans note', () => {
    const note = (identifier: string, ...children: readonly unknown[]) => ({
      type: 'footnoteDefinition',
      identifier,
      children: [paragraph(...children)],
    });
    const callOf = (identifier: string) => ({ type: 'footnoteReference', identifier });
    const html = page(
      paragraph(text('Texte'), callOf('b'), callOf('nulle-part')),
      note('a', text('Oubliée')),
      note('b', text('Boucle'), callOf('b'), callOf('c')),
      note('c', text('Suite')),
    );
    expect(html).toContain('[^nulle-part]');
    expect(ofName(html, 'li').map((li) => wordsOf(li).replace(/\s+/g, ' ').trim())).toEqual([
      'Boucle12 ↩︎ ↩︎',
      'Suite ↩︎',
      'Note sans appel : Oubliée',
    ]);
    expect(faultsOfHtml(html)).toEqual([]);
  });

  it('n’emboîte jamais deux liens', () => {
    const note = { type: 'footnoteDefinition', identifier: 'a', children: [paragraph(text('Note.'))] };
    const words = [text('le site'), { type: 'footnoteReference', identifier: 'a' }];
    const html = page(paragraph({ type: 'link', url: 'https://exemple.invalid/', children: words }), note);
    expect(main(html)).toContain('(<a href="https://exemple.invalid/">https://exemple.invalid/</a>)');
    expect(faultsOfHtml(html)).toEqual([]);
  });

  it('complète un tableau inégal et tait un en-tête vide', () => {
    const html = page({ type: 'table', children: [row('', ''), row('Un'), row('a', 'b', 'c')] });
    expect(ofName(html, 'thead')).toEqual([]);
    expect(ofName(html, 'td').map(wordsOf)).toEqual(['Un', '', '', 'a', 'b', 'c']);
  });

  it('montre le code HTML tel qu’il fut saisi, sauf le retour à la ligne', () => {
    const html = page(
      { type: 'html', value: '<div onclick="x()">Bloc</div>' },
      paragraph({ type: 'html', value: '<sup>' }, text('2'), { type: 'html', value: '<br>' }),
    );
    expect(ofName(html, 'pre').map(wordsOf)).toEqual(['<div onclick="x()">Bloc</div>']);
    expect(main(html)).toContain('<p>&#x3C;sup>2<br></p>');
  });

  it('tourne la page d’un tableau large avec les titres qui l’annoncent', () => {
    const wide = { type: 'table', data: { landscape: true }, children: [row('a', 'b', 'c'), row('1', '2', '3')] };
    const html = page(paragraph(text('Avant')), heading(1, 'Grille'), wide);
    expect(main(html)).toMatch(/Avant<\/p>\n<div class="landscape">\n<h2 .*\n<div class="table wide"/);
  });
});

const PIECES = ['<script>', '</style>', '</title>', '"', "'", '&', '&lt;', '-->', '<!--', ']]>', '\0', '\\', '`', '\n'];
const MORE = ['{{', '}', '*/', '<img src=x onerror=alert(1)>', '" onmouseover="', '\u2028', '\ud800', 'é', '<br>'];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES, ...MORE), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 8 })
  .map((parts) => `x${parts.join('')}`);

/** A document that has the same text wherever a user may write one. */
const everywhere = (value: string): Composed => ({
  meta: {
    ...{ title: value, subject: value, author: value, keywords: [value] },
    ...{ language: 'fr-FR', date: '2026-01-01', made: '2026-01-01T00:00:00Z' },
  },
  page: { header: value, footer: `${value} — {page} / {pages}`, stamp: value },
  cover: { groupement: value, title: value, subtitle: value, lines: [[value, value]], status: value },
  body: {
    type: 'root',
    children: [
      { type: 'contents', title: value, depth: 3 },
      heading(1, value, value),
      paragraph(text(value), { type: 'inlineCode', value }, { type: 'html', value }, link(value, value)),
      paragraph(link('https://exemple.invalid/', value), { type: 'image', url: value, alt: value, title: value }),
      paragraph({ type: 'footnoteReference', identifier: value, label: value }),
      { type: 'code', lang: value, meta: value, value },
      { type: 'html', value },
      {
        type: 'table',
        data: { caption: value, summary: value },
        children: [row(value, value, value), row(value, value, value)],
      },
      { type: 'signatures', place: value, signatories: [{ role: value, organisation: value }] },
      { type: 'footnoteDefinition', identifier: value, label: value, children: [paragraph(text(value))] },
      { type: 'inconnu', value },
    ] as RootContent[],
  },
});

const blind = (css: string): string => css.replace(/"[^"]*"/g, '""');

describe('aucun mot d’un utilisateur', () => {
  const quiet = emitHtml(everywhere('x'));

  it('ne devient un élément, un attribut ou une règle de style', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const html = emitHtml(everywhere(value));
        expect(skeleton(html)).toEqual(skeleton(quiet));
        expect(blind(styleOf(html))).toBe(blind(styleOf(quiet)));
        expect(faultsOfHtml(html)).toEqual([]);
      }),
      runs(150),
    );
  });

  it('ne se perd : le titre se relit lettre pour lettre', () => {
    const title = fc.string({ unit: 'grapheme-composite', minLength: 1 }).map((value) => `x${value}y`);
    fc.assert(
      fc.property(title, (value) => {
        expect(ofName(emitHtml(everywhere(value)), 'h1').map(wordsOf)).toEqual([value]);
      }),
      runs(60),
    );
  });

  it('ne mène ailleurs que sur la Toile, à une boîte aux lettres, à un téléphone', () => {
    const schemes = fc.constantFrom(
      'javascript:',
      'JaVaScRiPt:',
      'data:text/html,',
      'vbscript:',
      'file:///',
      '//',
      '#',
    );
    const url = fc.oneof(
      fc.webUrl(),
      fc.tuple(schemes, hostile).map(([scheme, rest]) => scheme + rest),
      hostile,
    );
    fc.assert(
      fc.property(url, (address) => {
        const html = emitHtml(withBody(paragraph(link(address, 'lien'))));
        const hrefs = ofName(html, 'a').map((one) => attribute(one, 'href') ?? '');
        expect(hrefs.filter((href) => !/^(?:#contenu$|https?:\/\/|mailto:|tel:)/i.test(href))).toEqual([]);
        if (/^https?:/.test(address)) expect(hrefs).toContain(address);
      }),
      runs(150),
    );
  });
});

describe('la vérification d’une page', () => {
  const sound = emitHtml(short);
  const BROKEN: Readonly<Record<string, readonly [from: string | RegExp, to: string]>> = {
    'opens no tag': ['Une note.', 'Une < note.'],
    'closes nothing': ['Une note.', 'Une note.</b>'],
    'is not closed': ['</html>', ''],
    'active element <script>': ['Une note.', '<script></script>'],
    'active attribute onclick': ['<main ', '<main onclick="x()" '],
    'address that may not be followed': ['https://exemple', 'javascript:exemple'],
    'no language': [' lang="fr"', ''],
    'no title': [/<title>.*<\/title>/, '<title> </title>'],
    'not one heading of the first level': [/h1>/g, 'h2>'],
    'heading of level 4 that skips one': [/h3/g, 'h4'],
    'id used twice: titre-1': ['id="titre-2"', 'id="titre-1"'],
    'reference to nowhere: note-9': ['href="#note-1"', 'href="#note-9"'],
    '<img> without a text alternative': ['Une note.', '<img src="data:image/png;base64,AA">'],
  };

  it('n’a rien à dire d’une page saine', () => {
    expect(faultsOfHtml(sound)).toEqual([]);
  });

  it.each(Object.keys(BROKEN))('dit ce qui ne va pas : %s', (fault) => {
    const [from, to] = BROKEN[fault] ?? ['', ''];
    expect(faultsOfHtml(sound.replace(from, to)).join(' ')).toContain(fault);
  });
});

describe('les exemples en HTML', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ght-html-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const groups = readdirSync(`${ROOT}/examples`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  let pages: readonly string[];

  beforeAll(() => {
    const paths = groups.map(({ name }) => `examples/${name}`);
    const command = ['dist/ght.cjs', 'render', ...paths, '--format', 'html', '-o', folder];
    spawnSync(process.execPath, command, { cwd: ROOT, env: { PATH: process.env['PATH'] } });
    pages = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((path) => path.endsWith('.html'));
  });

  it('sont tous sans faute pour nous et pour un autre vérificateur', async () => {
    expect(pages.length).toBeGreaterThan(groups.length);
    for (const path of pages) {
      const html = readFileSync(join(folder, path), 'utf8');
      expect([path, ...faultsOfHtml(html)]).toEqual([path]);
      expect([path, ...(await complaints(html))]).toEqual([path]);
    }
  });
});

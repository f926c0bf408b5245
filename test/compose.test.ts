import type { Heading, RootContent } from 'mdast';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Composed } from '../core/compose/composed.js';
import { parseMarkdown } from '../core/compose/prose.js';
import { compileTemplate } from '../core/compose/template.js';
import { typeset } from '../core/compose/typography/index.js';
import { emitMarkdown } from '../core/emit/md/index.js';
import type { JsonObject } from '../core/json.js';
import { isArray, isObject, type Json } from '../core/json.js';
import type { Document } from '../core/parse/document.js';
import { readDocument } from '../core/parse/read.js';
import { type Shape, shapeAt } from '../core/parse/shape.js';
import { childrenOf, composed, type Node, nodesOf, prose } from './composing.js';
import { readText, wordsOf } from './reading.js';
import { textOf, type World, world } from './world.js';

let here: World;
let fiche: Document;
beforeAll(async () => {
  here = await world();
  fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
});

const document = (body: string, front = ''): Promise<Document> =>
  readText(here, 'pmp.md', `---\ntype: pmp\ndate: 2022-09-01\n${front}---\n# Projet\n\n${body}\n`);

/** The composed document of a Markdown text. */
const set = async (body: string, front = '', own = {}): Promise<Composed> =>
  composed(here, fiche, await document(body, front), own);

/** What a document looks like, values left out: types, depths of headings, states of cells. */
const skeleton = (node: Node): string => {
  const depth = node.type === 'heading' ? `${node.depth}` : '';
  const inner = childrenOf(node).map(skeleton);
  return `${node.type}${depth}(${inner.filter((one, i) => one !== 'text()' || inner[i - 1] !== one).join(' ')})`;
};

const headings = (body: readonly RootContent[]): readonly (readonly [number, string])[] =>
  body.filter((node): node is Heading => node.type === 'heading').map((node) => [node.depth, prose(node)]);

/** Blocks that stand under a heading of the body, up to the next one. */
const under = ({ body }: Composed, title: string): readonly RootContent[] => {
  const from = body.children.findIndex((node) => node.type === 'heading' && prose(node) === title);
  const rest = body.children.slice(from + 1);
  const to = rest.findIndex((node) => node.type === 'heading');
  return from < 0 ? [] : rest.slice(0, to < 0 ? undefined : to);
};

const HOSTILE = [
  ...[
    '# titre',
    '| a | b |',
    '*a* **b** _c_ ~~d~~',
    '<script>alert(1)</script>',
    '<!-- -->',
    '{{document.titre}}',
    '}}',
  ],
  ...['{{#each document}}', '\uE0000\uE001', '\uE00012\uE001', '\uE000', 'a\n\n# b', 'a\nb', '- a', '1. a', '> a'],
  ...[
    '```\na\n```',
    '[a](b)',
    '![a](b)',
    '[^1]',
    '[^1]: a',
    '[a]: b',
    '---',
    '===',
    '    a',
    '\\',
    '\\# a',
    '&lt;b&gt;',
  ],
  ...[
    '$a$',
    'https://exemple.fr',
    'www.exemple.fr',
    'a@exemple.fr',
    '{page}',
    '{pages}',
    '{#id}',
    '+ a',
    '`a`',
    '__proto__',
  ],
];

/** An address is made a link by whoever reads the Markdown, escaped or not: it is no change of ours. */
const ADDRESS = /exemple\.fr/;

describe('values of a document', () => {
  /** A whole document whose short fields all hold the same words, in the document and in the fiche. */
  const filledWith = async (value: string): Promise<Composed> => {
    const group: JsonObject = {
      nom: value,
      ars: value,
      etablissement_support: 'ch-a',
      etablissements: [{ id: 'ch-a', nom: `${value} a`, sigle: `${value} b`, categorie: 'ch', statut: 'partie' }],
    };
    const rubrique = { principes: 'Texte.', declinaison: { 'ch-a': 'Un.', [`${value} inconnu`]: 'Deux.' } };
    const pmp: JsonObject = {
      ...{ type: 'pmp', date: '2022-09-01', titre: value, version: value, visas: [value] },
      avis: [{ instance: 'comite_strategique', etablissement: 'ch-a', observations: 'Oui.' }],
      approbation: { reference: value },
      signataires: [{ fonction: value, etablissement: 'ch-a' }],
      filieres: [
        {
          ...{ nom: value, theme_prs: value, pilotes: [{ fonction: value }], gradation: { proximite: ['ch-a'] } },
          organisation: { had: rubrique },
          autres: [{ titre: value, texte: 'Texte.' }],
        },
      ],
      autres: [
        { titre: value, texte: 'Texte.', couvre: ['1'] },
        { titre: value, texte: 'Texte.', annexe: 'vrai' },
      ],
    };
    const own = await readText(here, 'ght.yaml', stringify(group), 'fiche');
    const lawless = { ...here, law: { ...here.law, rules: [] } };
    return composed(lawless, own, await readText(here, 'pmp.yaml', stringify(pmp)));
  };

  it('never change its structure, whatever they hold: the body, and the Markdown read again', async () => {
    const plain = await filledWith('Valeur');
    const again = (one: Composed) => skeleton(parseMarkdown(emitMarkdown(one)));
    for (const value of HOSTILE) {
      const hostile = await filledWith(value);
      expect(skeleton(hostile.body), value).toBe(skeleton(plain.body));
      if (!ADDRESS.test(value)) expect(again(hostile), value).toBe(again(plain));
      expect(hostile.cover.lines.length, value).toBe(plain.cover.lines.length);
    }
  });

  it('are shown as they are typed', async () => {
    for (const value of ['# titre', '| a |', '{{x}}', '<script>', '&lt;', '\\# a']) {
      const { body, cover, meta } = await filledWith(value);
      const texts = nodesOf(body).flatMap((node) => (node.type === 'text' ? [node.value] : []));
      expect(texts.filter((text) => text === value).length, value).toBeGreaterThan(5);
      expect([cover.title, cover.groupement, meta.author]).toEqual([value, value, value]);
    }
  });

  it('never count as the page numbers of the footer', async () => {
    const { page } = await filledWith('{page} {pages}');
    expect(page.footer).toBe('Version { page} { pages} — page {page} sur {pages}');
  });
});

describe('prose of a document', () => {
  it('has its headings under the heading of its section, in order of depth', async () => {
    const { body } = await set('## Objectifs médicaux\n\nUn.\n\n### Deux\n\n#### Trois\n\n### Quatre\n');
    const own = headings(body.children).filter(([, title]) => /^(Objectifs|Deux|Trois|Quatre)/.test(title));
    expect(own).toEqual([
      [1, 'Objectifs médicaux'],
      [2, 'Deux'],
      [3, 'Trois'],
      [2, 'Quatre'],
    ]);
  });

  it('never goes deeper than six levels, nor above its section', async () => {
    const front = 'filieres:\n  - nom: Cancer\n    organisation:\n      had:\n        principes: "# A\\n\\n###### B"\n';
    const { body } = await set('', front);
    const own = headings(body.children).filter(([, title]) => /^(Cancer|Hospitalisation à domicile|A|B)$/.test(title));
    expect(own).toEqual([
      [2, 'Cancer'],
      [3, 'Hospitalisation à domicile'],
      [4, 'A'],
      [6, 'B'],
    ]);
  });

  it('keeps apart the notes and the links of two sections, in the body and in the Markdown', async () => {
    const one = await set(
      '## Objectifs médicaux\n\nUn[^1], [là][l].\n\n[^1]: Note une.\n\n[l]: https://un.fr\n\n' +
        '## Suivi\n\nDeux[^1], [là][l].\n\n[^1]: Note deux.\n\n[l]: https://deux.fr\n',
    );
    for (const tree of [one.body, parseMarkdown(emitMarkdown(one))]) {
      const nodes = nodesOf(tree);
      const called = nodes.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : []));
      const written = nodes.flatMap((node) =>
        node.type === 'footnoteDefinition' ? [[node.identifier, prose(node)]] : [],
      );
      const targets = nodes.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url]] : []));
      const links = nodes.flatMap((node) => (node.type === 'linkReference' ? [node.identifier] : []));
      expect(new Set(called).size).toBe(2);
      expect(written.map(([id]) => id)).toEqual(called);
      expect(written.map(([, text]) => text)).toEqual(['Note une.', 'Note deux.']);
      expect(targets.map(([id]) => id)).toEqual(links);
      expect(targets.map(([, url]) => url)).toEqual(['https://un.fr', 'https://deux.fr']);
    }
  });

  it('is shown whatever it amounts to: a quotation, « à compléter », words beside « sans objet »', async () => {
    const one = await set(
      [
        '## Objectifs médicaux\n\n> 1° Les objectifs médicaux ;',
        '## Suivi\n\nà compléter',
        '## Rappel de la loi\n\n> Il comprend notamment.',
        '## Mot\n\nOui',
      ].join('\n\n'),
    );
    const shown = (title: string) => under(one, title).map(prose).join(' | ');
    expect(shown('Objectifs médicaux')).toBe('1° Les objectifs médicaux\u202f; | Ce point n’est pas rédigé à ce jour.');
    expect(shown('Suivi de la mise en œuvre et évaluation')).toBe('à compléter | Ce point n’est pas rédigé à ce jour.');
    expect(shown('Rappel de la loi')).toBe('Il comprend notamment.');
    expect(shown('Mot')).toBe('Oui');
  });

  it('cannot pass for a mark of the template', async () => {
    const one = await set('## Objectifs médicaux\n\nDeux \uE0000\uE001 lignes \uE0009\uE001.\n');
    expect(under(one, 'Objectifs médicaux').map(prose)).toEqual(['Deux 0 lignes 9.']);
  });

  it('says that a missing point is not written', async () => {
    const one = await set('');
    expect(under(one, 'Objectifs médicaux').map(prose)).toEqual(['Ce point n’est pas rédigé à ce jour.']);
  });

  it('points to the section that answers, instead of writing it twice', async () => {
    const one = await set('## Cap 2027 {couvre="1"}\n\nDeux lignes.\n\n## Suivi {couvre="7"}\n\nUn bilan.\n');
    expect(under(one, 'Objectifs médicaux').map(prose)).toEqual(['Voir la section «\u00a0Cap 2027\u00a0».']);
    expect(under(one, 'Cap 2027').map(prose)).toEqual(['Deux lignes.']);
    const emplois = under(one, 'Répartition des emplois médicaux et pharmaceutiques').map(prose).join();
    expect(emplois).toBe('Voir la section «\u00a0Suivi de la mise en œuvre et évaluation\u00a0».');
  });

  it('sets each établissement in its row, and apart what a row cannot hold', async () => {
    const rubrique = '{ ch-valombre: "Un.\\n\\n- a\\n- b", ch-rochebrune: "| A |\\n|---|\\n| b |" }';
    const front = `filieres:\n  - nom: Cancer\n    organisation: { had: { principes: P., declinaison: ${rubrique} } }\n`;
    const one = await set('', front);
    const [table] = under(one, 'Déclinaison par établissement');
    const rows = table ? childrenOf(table).map((row) => childrenOf(row).map(prose)) : [];
    expect(rows).toEqual([
      ['Établissement', 'Organisation retenue'],
      ['CH de Valombre', 'Un.\n– a\n– b'],
    ]);
    expect(under(one, 'Centre hospitalier de Rochebrune')[0]?.type).toBe('table');
  });
});

describe('the number of an article', () => {
  const template = [
    '{{#article "preambule"}}\n# {{numero_article}} — {{titre}}\n\nPar l’{{numero_article}} :\n\n{{contenu "preambule"}}\n{{/article}}',
    '{{#article "absent"}}\n# {{numero_article}} — Absent\n{{/article}}',
    '{{#article "objectifs_medicaux"}}\n# {{numero_article}} : {{titre}}\n\n{{contenu "objectifs_medicaux"}}\n{{/article}}',
  ].join('\n\n');

  it('is kept apart from the title, with the dash between them, and counts what is written', async () => {
    const { body } = await set('## Préambule\n\nDit.\n\n## 1° Objectifs médicaux\n\nTenir.', '', { template });
    const made = body.children.filter((node): node is Heading => node.type === 'heading');
    expect(made.map(({ data }) => data?.number)).toEqual(['Article 1er\u00a0—', 'Article 2']);
    expect(made.map((node) => prose(node))).toEqual(['Préambule', ': Objectifs médicaux']);
    expect(prose(body)).toContain('Par l’Article\u00a01er\u00a0:');
  });
});

describe('every word of the examples', () => {
  const files: Readonly<Record<string, readonly [index: string, ...parts: string[]]>> = {
    'examples/incomplet': ['pmp.md'],
    'examples/phase-2017': ['pmp.md'],
    'examples/pays-de-lorme': ['pmp.yaml'],
    'examples/val-de-brume': [
      'pmp/index.md',
      ...['01-urgences-soins-critiques', '02-femme-mere-enfant', '03-personnes-agees', '04-cancer', '05-sante-mentale'],
      ...['06-maladies-chroniques', '07-addictions', '08-avc-vasculaire', '09-sante-des-jeunes'],
    ],
    'test/fixtures/formes/complet': ['yaml/pmp.yaml'],
    'test/fixtures/formes/incomplet': ['markdown/pmp.md'],
    'test/fixtures/reels/plan-2017': ['pmp.md'],
    'test/fixtures/reels/plan-2019': ['pmp.md'],
  };

  const readExample = async (folder: string): Promise<readonly [Document, Document]> => {
    const [index = '', ...parts] = files[folder] ?? [];
    const home = folder.startsWith('test/fixtures/formes') ? 'test/fixtures/formes' : folder;
    const source = (file: string) => ({ file: `${folder}/${file}`, text: textOf(`${folder}/${file}`) });
    const pmp = {
      path: `${folder}/pmp`,
      index: source(index),
      parts: parts.map((name) => ({ ...source(`pmp/filieres/${name}.md`), folder: 'filieres' })),
    };
    const group = await readText(here, `${home}/ght.yaml`, textOf(`${home}/ght.yaml`), 'fiche');
    return [group, await readDocument(pmp, here.types)];
  };

  /** Texts of the data that are prose, by the shape of the schema. */
  const proses = (shape: Shape, value: Json, keys: readonly string[] = []): readonly string[] => {
    if (isArray(value)) return value.flatMap((item, i) => proses(shape, item, [...keys, String(i)]));
    if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => proses(shape, item, [...keys, key]));
    return shapeAt(shape, keys)?.kind === 'prose' && typeof value === 'string' ? [value] : [];
  };

  /** Runs of words that stand together: paragraphs, headings, cells, lines of code. */
  const runsOf = (node: Node): readonly string[] => {
    const leaf = ['paragraph', 'heading', 'tableCell', 'code', 'html'].includes(node.type);
    return leaf ? prose(node).split('\n\n') : childrenOf(node).flatMap(runsOf);
  };

  it.each(Object.keys(files))('of %s is in the body, and in the Markdown', async (folder) => {
    const [group, pmp] = await readExample(folder);
    expect(pmp.problems).toEqual([]);
    const one = await composed(here, group, pmp);
    const shape = here.types['pmp']?.shape;
    if (!shape) throw new Error('no type');
    const expected = proses(shape, pmp.data)
      .filter((text) => !text.startsWith('<!--'))
      .flatMap((text) => runsOf(parseMarkdown(text)))
      .map((run) => wordsOf(run).join(' '))
      .filter((run) => run !== '' && !/^sans objet$/i.test(run));
    expect(expected.length).toBeGreaterThan(10);
    for (const tree of [one.body, parseMarkdown(emitMarkdown(one))]) {
      const words = ` ${wordsOf(prose(tree)).join(' ')} `;
      expect(expected.filter((run) => !words.includes(` ${run} `))).toEqual([]);
    }
  });
});

describe('French typography', () => {
  const _ = '\u00a0';
  const t = '\u202f';
  it.each([
    ['Un : deux ; trois ! quatre ?', `Un${_}: deux${t}; trois${t}! quatre${t}?`],
    ['« Oui »', `«${_}Oui${_}»`],
    ['Déjà\u00a0: fait', `Déjà${_}: fait`],
    ['fine\u202f: espace', `fine${_}: espace`],
    ['«\u202ffine\u202f»', `«${_}fine${_}»`],
    ["l'hôpital, aujourd'hui, l'Île", 'l’hôpital, aujourd’hui, l’Île'],
    ["l'", 'l’'],
    ["5' et 'a'", "5' et 'a’"],
    ['12 000 lits, 1 234 567 €', `12${t}000${_}lits, 1${t}234${t}567${_}€`],
    ['5 %, 30 min, 20 km, 4 h, 3 ans, 2 ETP', `5${_}%, 30${_}min, 20${_}km, 4${_}h, 3${_}ans, 2${_}ETP`],
    ['5 hommes, 3 anses', '5 hommes, 3 anses'],
    ['décret n° 2016-524, art. 1, p. 3', `décret n°${_}2016-524, art.${_}1, p.${_}3`],
    ['R. 6132-3, L. 5126-2, D. 6132-9', `R.${_}6132-3, L.${_}5126-2, D.${_}6132-9`],
    ['le 1er janvier et le 12 mai 2022', `le 1er${_}janvier et le 12${_}mai 2022`],
    ['un mot — un autre – encore', `un mot${_}— un autre${_}– encore`],
    ['https://exemple.fr/a:b?c=d', 'https://exemple.fr/a:b?c=d'],
    ['10:30, a;b', '10:30, a;b'],
  ])('%s', (text, expected) => {
    expect(typeset(text)).toBe(expected);
    expect(typeset(expected)).toBe(expected);
  });

  it('leaves code and addresses as they are, and goes through marks of emphasis', async () => {
    const one = await set(
      "## Objectifs médicaux\n\n`a : b`, [voir : là](https://exemple.fr/a'b), l'**hôpital** : *oui* !\n",
    );
    const [paragraph] = under(one, 'Objectifs médicaux');
    const nodes = paragraph ? nodesOf(paragraph) : [];
    expect(nodes.flatMap((node) => (node.type === 'inlineCode' ? [node.value] : []))).toEqual(['a : b']);
    expect(nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []))).toEqual(["https://exemple.fr/a'b"]);
    expect(paragraph && prose(paragraph)).toBe(`a : b, voir${_}: là, l’hôpital${_}: oui${t}!`);
  });
});

describe('a template', () => {
  const body = async (template: string, text = '## Objectifs médicaux\n\nUn.\n', front = ''): Promise<string> =>
    (await set(text, front, { template })).body.children.map((node) => `${node.type}:${prose(node)}`).join('|');

  it('shows values and days, and nothing for what is not a single value', async () => {
    const template =
      '# {{document.titre}}\n\nLe {{document.date}}, {{document.rien}}{{document.filieres}}{{fiche.nom}}.\n';
    expect(await body(template)).toBe('heading:Projet|paragraph:Le 1er\u00a0septembre 2022, GHT Val-de-Brume.');
  });

  it('sets contents, tables, page breaks, signatures where it asks for them', async () => {
    const template =
      '{{sommaire}}\n\n# A\n\n{{contenu "objectifs_medicaux"}}\n\n{{nouvelle_page}}\n\n{{gradations}}\n\n{{avis}}\n\n{{grille}}\n';
    const { body: made } = await set('## Objectifs médicaux\n\nDeux lignes.\n', 'filieres:\n  - nom: Cancer\n', {
      template,
    });
    expect(made.children.map(({ type }) => type)).toEqual([
      ...['contents', 'heading', 'paragraph', 'pageBreak', 'table', 'paragraph', 'table', 'heading', 'table'],
    ]);
  });

  it('numbers a heading apart from its title, by the version in force', async () => {
    const template = '{{#point "suivi_evaluation"}}\n# {{numero "suivi_evaluation"}} {{titre}}\n{{/point}}\n';
    for (const [day, number] of [
      ['2018-01-01', '9°'],
      ['2020-01-01', '10°'],
      ['2022-01-01', '12°'],
    ] as const) {
      const pmp = await readText(here, 'pmp.yaml', `type: pmp\ndate: ${day}\n`);
      const [heading] = (await composed(here, fiche, pmp, { template })).body.children;
      expect(heading?.type === 'heading' && heading.data?.number).toBe(number);
      expect(heading && prose(heading)).toBe('Suivi de la mise en œuvre et évaluation');
    }
  });

  it('leaves out a point that the law does not know yet, unless something is written there', async () => {
    const template =
      '# A\n\n{{#point "articulation_ptsm"}}\n## {{titre}}\n\n{{contenu "articulation_ptsm"}}\n{{/point}}\n';
    const on = async (text: string) =>
      headings((await composed(here, fiche, await readText(here, 'pmp.yaml', text), { template })).body.children)
        .length;
    expect(await on('type: pmp\ndate: 2021-12-31\n')).toBe(1);
    expect(await on('type: pmp\ndate: 2021-12-31\narticulation_ptsm: à compléter\n')).toBe(2);
    expect(await on('type: pmp\ndate: 2022-01-01\n')).toBe(2);
  });

  it.each([
    ['{{document.titre}}'],
    ['{{{document.titre}}}'],
    ['{{&document.titre}}'],
    ['{{lookup document "titre"}}'],
    ['{{#with document}}{{titre}}{{/with}}'],
    ['{{#with document}}{{"titre"}}{{/with}}'],
    ['{{#with document}}{{this.titre}}{{/with}}'],
    ['{{#each document}}{{this}}{{/each}}'],
    ['{{#if document.titre}}{{valeur document.titre}}{{/if}}'],
  ])('cannot let a value be markup: %s', async (expression) => {
    const front = 'titre: "# a **b** <i>c</i> | {{d}}"\n';
    const pmp = await readText(here, 'pmp.yaml', `${front}type: pmp\n`, 'pmp');
    const { body: made } = await composed(here, fiche, pmp, { template: `# X\n\nVoici ${expression}.\n` });
    expect(new Set(nodesOf(made).map(({ type }) => type))).toEqual(new Set(['root', 'heading', 'text', 'paragraph']));
    expect(prose(made)).toContain('# a **b** <i>c</i> | {{d}}');
  });

  it.each([
    '{{#if}}',
    '{{/if}}',
    '{{> autre}}',
    '{{#> autre}}{{/autre}}',
    '{{inconnu 1}}',
    '{{#inconnu 1}}{{/inconnu}}',
    '{{',
  ])('that is not well formed is refused at once: %s', (source) => {
    expect(() => compileTemplate(source)).toThrow();
  });

  it('reaches no inherited property of a value', async () => {
    expect(await body('# A\n\n{{document.constructor}}{{document.__proto__}}{{document.toString}}B\n')).toBe(
      'heading:A|paragraph:B',
    );
  });

  it('opens an empty document with a heading', async () => {
    expect(await body('Bonjour.\n')).toBe('heading:Document|paragraph:Bonjour.');
  });

  it('may have its own cover, header and footer', async () => {
    const page = { entete: '{{type}} — {{document.version}}', pied: '{page}', couverture: { lignes: [] } };
    const one = await set('', 'version: "3"\n', { page });
    expect([one.page.header, one.page.footer, one.cover.lines]).toEqual([
      'Projet médical partagé\u00a0— 3',
      '{page}',
      [],
    ]);
  });
});

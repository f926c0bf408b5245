import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Heading, List, RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { readings } from '../core/emit/docx/counters.js';
import { emitDocx, faultsOfDocx } from '../core/emit/docx/index.js';
import { STYLE } from '../core/emit/style.js';
import { runs } from './reading.js';
import { sampleComposed } from './samples/composed.js';
import { type Shown, shownByWord } from './word-numbers.js';

const files = async (children: readonly RootContent[]) => {
  const bytes = await emitDocx({ ...sampleComposed(), body: { type: 'root', children: [...children] } });
  expect(faultsOfDocx(bytes)).toEqual([]);
  const parts = unzipSync(bytes);
  const part = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  return { document: part('word/document.xml'), numbering: part('word/numbering.xml') };
};

const shown = async (children: readonly RootContent[]): Promise<readonly Shown[]> => {
  const { document, numbering } = await files(children);
  return shownByWord(document, numbering);
};

const heading = (depth: number, number: string | undefined, title = 'Titre'): Heading => ({
  type: 'heading',
  depth: depth as Heading['depth'],
  ...(number === undefined ? {} : { data: { number } }),
  children: [{ type: 'text', value: title }],
});

const headings = async (numbers: readonly (readonly [depth: number, number: string | undefined])[]) =>
  (await shown(numbers.map(([depth, number]) => heading(depth, number)))).filter(({ style }) => /^Heading/.test(style));

/** Lists of Word in use, and the text of their first level. */
const listsOf = async (numbers: readonly string[], depth = 1) => {
  const { document, numbering } = await files(numbers.map((number) => heading(depth, number)));
  const ids = [...document.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id);
  const texts = new Set([...numbering.matchAll(/<w:lvlText w:val="([^"]*)"/g)].map(([, text]) => text));
  return { count: new Set(ids).size, texts };
};

const PRINT: readonly ((value: number) => string)[] = [
  String,
  (value) => String.fromCharCode(96 + value),
  (value) => String.fromCharCode(64 + value),
  (value) => ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'][value - 1] ?? '',
  (value) => ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][value - 1] ?? '',
];

const sequence = fc
  .record({
    depth: fc.integer({ min: 1, max: 4 }),
    prefix: fc.constantFrom('', 'Article ', '4° ', 'II - ', '1.', 'L. 6132-', 'i '),
    print: fc.constantFrom(...PRINT),
    start: fc.integer({ min: 1, max: 6 }),
    length: fc.integer({ min: 1, max: 5 }),
    suffix: fc.constantFrom('', ')', '°', '.', '\u00a0—', ' bis', 'er'),
  })
  .map(({ depth, prefix, print, start, length, suffix }) =>
    Array.from({ length }, (_, index) => [depth, `${prefix}${print(start + index)}${suffix}`] as const),
  );

const stray = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.oneof(
      fc.constant(undefined),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('%1', '100 %', ' 1 ', '1\n2', '01', '0', '40000', 'Article 1er', 'ii', 'c)', '"<&>', '١'),
    ),
  )
  .map(([depth, number]) => [[depth, number] as const]);

describe('les numéros des titres', () => {
  it('sont, dans Word, ceux du document, quels qu’ils soient', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(sequence, stray), { maxLength: 12 }), async (groups) => {
        const numbers = groups.flat();
        const printed = (await headings(numbers)).map(({ number, text }) =>
          number === '' ? text : `${number}\u00a0${text}`,
        );
        const flat = (text: string) => text.replace(/\s*[\n\r\t]\s*/g, ' ');
        expect(printed.map(flat)).toEqual(numbers.map(([, number]) => flat(number ? `${number}\u00a0Titre` : 'Titre')));
      }),
      runs(40),
    );
  });

  it('qui se suivent tiennent dans une seule liste', async () => {
    expect(await listsOf(['1°', '2°', '3°'])).toMatchObject({
      count: 1,
      texts: expect.toSatisfy((one) => one.has('%1°')),
    });
    expect((await listsOf(['4° a)', '4° b)'])).texts).toContain('4° %1)');
    expect((await listsOf(['Article 2\u00a0—', 'Article 3\u00a0—'])).texts).toContain('Article %1\u00a0—');
    expect((await listsOf(['h)', 'i)', 'j)'])).count).toBe(1);
    expect((await listsOf(['i)', 'ii)', 'iii)'])).count).toBe(1);
    expect((await listsOf(['I.', 'J.'])).count).toBe(1);
    expect((await listsOf(['I.', 'II.'])).count).toBe(1);
  });

  it('qui sautent ou reprennent en ouvrent une autre', async () => {
    expect((await listsOf(['1°', '2°', '4°', '1°'])).count).toBe(3);
    expect((await listsOf(['4° a)', '4° b)', '4° a)'])).count).toBe(2);
    expect(await listsOf(['Article 1er', 'Article 2', 'Article 3'])).toMatchObject({ count: 2 });
  });

  it('d’un niveau comptent sans ceux d’un autre', async () => {
    const numbers = [
      [1, '1°'],
      [3, '1°'],
      [3, '2°'],
      [1, '2°'],
      [3, '1°'],
      [1, undefined],
      [1, '3°'],
    ] as const;
    expect((await headings(numbers)).map(({ number }) => number || undefined)).toEqual(
      numbers.map(([, number]) => number),
    );
  });

  it('qu’aucune liste ne sait imprimer restent du texte', async () => {
    const odd = ['100 %', '%1', ' 1', 'x'.repeat(31)];
    const made = await headings(odd.map((number) => [2, number] as const));
    expect(made.map(({ number, text }) => [number, text])).toEqual(odd.map((number) => ['', `${number}\u00a0Titre`]));
  });

  it('se lisent par la fin, et « 1er » n’est pas un compteur', () => {
    expect(readings('4° a)')[0]).toEqual({ prefix: '4° ', format: 'lowerLetter', value: 1, suffix: ')' });
    expect(readings('1.10')[0]).toEqual({ prefix: '1.', format: 'decimal', value: 10, suffix: '' });
    expect(readings('Article 1er')).toEqual([]);
    expect(readings('Titre XIV —')[0]).toEqual({ prefix: 'Titre ', format: 'upperRoman', value: 14, suffix: ' —' });
    expect(readings('01')).toEqual([]);
  });
});

interface Tree {
  readonly start: number;
  readonly items: readonly (readonly Tree[])[];
}

const { tree } = fc.letrec<{ tree: Tree; items: readonly Tree[] }>((tie) => ({
  tree: fc.record({
    start: fc.integer({ min: 1, max: 4 }),
    items: fc.array(tie('items'), { minLength: 1, maxLength: 3 }),
  }),
  items: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('tree'), { maxLength: 2 })),
}));

const listOf = ({ start, items }: Tree): List => ({
  type: 'list',
  ordered: true,
  start,
  children: items.map((inner) => ({
    type: 'listItem',
    children: [{ type: 'paragraph', children: [{ type: 'text', value: 'point' }] }, ...inner.map(listOf)],
  })),
});

const marks = ({ start, items }: Tree, level = 0): readonly string[] =>
  items.flatMap((inner, index) => {
    const pattern = STYLE.list.ordered[Math.min(level, 8) % 3] ?? '1.';
    const print = PRINT[['1', 'a', '', 'i'].indexOf(pattern[0] ?? '') % 4] ?? String;
    return [`${print(start + index)}${pattern.slice(1)}`, ...inner.flatMap((one) => marks(one, level + 1))];
  });

describe('les listes numérotées', () => {
  it('comptent, dans Word, chacune pour soi, à toute profondeur', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 3 }), async (trees) => {
        const between: RootContent = { type: 'paragraph', children: [{ type: 'text', value: 'entre' }] };
        const made = await shown(trees.flatMap((one) => [listOf(one), between]));
        const printed = made.filter(({ text }) => text === 'point').map(({ number }) => number);
        expect(printed).toEqual(trees.flatMap((one) => marks(one)));
      }),
      runs(20),
    );
  });

  it('comptent encore au-delà des neuf niveaux de Word', async () => {
    const deep = (depth: number): Tree => ({ start: 1, items: depth === 0 ? [[]] : [[deep(depth - 1)], []] });
    const made = await shown([listOf(deep(11))]);
    expect(made.filter(({ text }) => text === 'point').map(({ number }) => number)).toEqual(marks(deep(11)));
  });
});

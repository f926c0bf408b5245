import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CoverageState } from '../core/diagnostic.js';
import { type Members, organigramme } from '../core/draw/chart.js';
import { frise, type Milestone } from '../core/draw/frise.js';
import { gradation, type Levels } from '../core/draw/gradation.js';
import { type Grid, heatMaps } from '../core/draw/heat.js';
import { widthOf, wrapped } from '../core/draw/measure.js';
import { type Box, COLUMN, type Drawing, heightOf } from '../core/draw/scene.js';
import { textInkOf } from '../core/emit/inks.js';
import { HOUSE } from '../core/emit/style.js';
import { svgOf } from '../core/emit/svg.js';
import { advances } from './samples/fonts.js';
import { ROOT } from './world.js';

const MEMBERS: Members = {
  groupement: 'GHT des Trois-Combes',
  support: 'CH de Combe-Haute',
  chu: 'CHU de Rivemont',
  panels: [
    ['Autres établissements parties', ['CH de Combe-Basse', 'EPSM de la Combe-du-Milieu']],
    ['Établissements associés', ['HIA du Fort']],
    ['Partenaires', []],
  ],
};
const LEVELS: Levels = { proximite: ['CH de Combe-Basse', 'EPSM'], reference: ['CH de Combe-Haute'], recours: [] };
const GRID: Grid = {
  filieres: ['Cancer', 'Santé mentale'],
  rows: [
    { number: '4° a)', title: 'Permanence des soins', states: ['couvert', 'manquant'] },
    { number: '4° b)', title: 'Consultations', states: ['sans_objet', 'a_apprecier'] },
  ],
};
const DATES: readonly Milestone[] = [
  { day: '2022-10-01', shown: '1er octobre 2022', what: 'Premier jour' },
  { day: '2022-09-15', shown: '15 septembre 2022', what: 'Décision' },
  { day: '2022-09-15', shown: '15 septembre 2022', what: 'Avis' },
];

const DRAWINGS: Readonly<Record<string, Drawing | undefined>> = {
  organigramme: organigramme(MEMBERS),
  gradation: gradation('Cancer', LEVELS),
  couverture: heatMaps(GRID)[0],
  frise: frise(DATES, { from: '2022-09-15', to: '2022-10-01' }, 'des dates qui engagent'),
};

/** A drawing kept as a reader would look at it: its words, then its shapes, one a line. */
const kept = ({ caption, alt, scene }: Drawing): string =>
  `<!-- ${caption}\n${alt} -->\n${svgOf(scene, { look: HOUSE }).replaceAll('><', '>\n<')}\n`;

describe('each drawing', () => {
  it.each(Object.entries(DRAWINGS))('is the one that is kept (UPDATE=1 keeps what is seen): %s', (name, drawing) => {
    const path = `${ROOT}/test/goldens/dessins/${name}.svg`;
    const seen = drawing ? kept(drawing) : '';
    if (process.env['UPDATE'] === '1') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, seen);
    }
    expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(seen);
  });

  it('is left out when it would show nothing', () => {
    expect(organigramme({ groupement: 'GHT', support: 'CH', chu: undefined, panels: [] })).toBeUndefined();
    expect(gradation('Cancer', { proximite: [], reference: [], recours: [] })).toBeUndefined();
    expect(heatMaps({ ...GRID, filieres: ['Cancer'] })).toEqual([]);
    expect(frise([], undefined, '')).toBeUndefined();
    expect(frise(DATES.slice(1), undefined, '')).toBeUndefined();
  });

  it('tells each state by a sign, and not by its colour alone', () => {
    const all: readonly CoverageState[] = ['couvert', 'manquant', 'a_apprecier', 'sans_objet', 'indetermine'];
    const rows = all.map((state, i) => ({ number: `${i}`, title: `${i}`, states: [state, state] }));
    const [drawing] = heatMaps({ filieres: ['un', 'deux'], rows });
    const signs = boxesOf(drawing).filter(({ fill }) => fill !== undefined);
    const byState = all.map((state) => new Set(signs.filter(({ fill }) => fill === state).map(wordsOf)));
    expect(byState.map(({ size }) => size)).toEqual([1, 1, 1, 1, 1]);
    expect(new Set(byState.flatMap((set) => [...set])).size).toBe(5);
  });

  it('keeps its texts readable on their grounds', () => {
    for (const drawing of Object.values(DRAWINGS)) {
      for (const { fill, lines } of boxesOf(drawing).filter((box) => box.lines.length > 0)) {
        const dark = fill === 'accent';
        for (const { ink } of lines) expect(textInkOf(ink, HOUSE) === HOUSE.color.white, ink).toBe(dark);
      }
    }
  });
});

const boxesOf = (drawing: Drawing | undefined): readonly Box[] =>
  drawing?.scene.shapes.filter((shape) => shape.kind === 'box') ?? [];
const wordsOf = ({ lines }: Box): string => lines.map(({ text }) => text).join(' ');

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('Centre', 'hospitalier', 'de', 'Saint-Aubin-des-Prés', 'Œ', 'l’Île', 'CHU') },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constant('Anticonstitutionnellement'.repeat(8)) },
);
const name = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '));
const names = fc.array(name, { maxLength: 40 });
const state = fc.constantFrom<CoverageState>('couvert', 'manquant', 'a_apprecier', 'sans_objet', 'indetermine');
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const EPSILON = 0.01;

/** Nothing leaves its box, nothing leaves the page, and no text lies on another. */
const expectTidy = (drawing: Drawing): void => {
  const { width, height } = drawing.scene;
  expect(width).toBeLessThanOrEqual(COLUMN.width + EPSILON);
  expect(height).toBeLessThanOrEqual(COLUMN.height + EPSILON);
  const written = boxesOf(drawing).filter(({ lines }) => lines.length > 0);
  for (const box of boxesOf(drawing)) {
    expect([box.x, box.y].every((at) => at >= -EPSILON)).toBe(true);
    expect(box.x + box.width).toBeLessThanOrEqual(width + EPSILON);
    expect(box.y + box.height).toBeLessThanOrEqual(height + EPSILON);
    expect(heightOf(box.lines)).toBeLessThanOrEqual(box.height + EPSILON);
    for (const { text, size } of box.lines) expect(widthOf(text, size), text).toBeLessThanOrEqual(box.width + EPSILON);
  }
  for (const [i, one] of written.entries()) {
    for (const other of written.slice(i + 1))
      expect(apart(one, other), `${wordsOf(one)} / ${wordsOf(other)}`).toBe(true);
  }
};

const apart = (one: Box, other: Box): boolean =>
  one.x + one.width <= other.x + EPSILON ||
  other.x + other.width <= one.x + EPSILON ||
  one.y + one.height <= other.y + EPSILON ||
  other.y + other.height <= one.y + EPSILON;

const RUNS = { numRuns: 60 };

describe('whatever the groupement, a drawing is tidy and its words are all in its text alternative', () => {
  it('organigramme', () => {
    const members = fc.record({
      groupement: name,
      support: fc.option(name, { nil: undefined }),
      chu: fc.option(name, { nil: undefined }),
      panels: fc.tuple(names, names).map(
        ([some, others]) =>
          [
            ['Parties', some],
            ['Associés', others],
          ] as const,
      ),
    });
    fc.assert(
      fc.property(members, (drawn) => {
        const drawing = organigramme(drawn);
        if (!drawing) return;
        expectTidy(drawing);
        const all = [drawn.groupement, drawn.support ?? '', drawn.chu ?? '', ...drawn.panels.flatMap(([, of]) => of)];
        for (const one of all) expect(drawing.alt).toContain(one);
      }),
      RUNS,
    );
  });

  it('gradation', () => {
    fc.assert(
      fc.property(name, fc.record({ proximite: names, reference: names, recours: names }), (filiere, levels) => {
        const drawing = gradation(filiere, levels);
        if (!drawing) return;
        expectTidy(drawing);
        for (const one of [filiere, ...Object.values(levels).flat()]) expect(drawing.alt).toContain(one);
      }),
      RUNS,
    );
  });

  it('couverture', () => {
    const grid = fc.tuple(names, fc.array(name, { maxLength: 12 })).chain(([filieres, titles]) =>
      fc.record({
        filieres: fc.constant(filieres),
        rows: fc.tuple(
          ...titles.map((title, i) =>
            fc
              .array(state, { minLength: filieres.length, maxLength: filieres.length })
              .map((states) => ({ number: `4° ${i})`, title, states })),
          ),
        ),
      }),
    );
    fc.assert(
      fc.property(grid, (drawn) => {
        const drawings = heatMaps(drawn);
        for (const drawing of drawings) expectTidy(drawing);
        const said = drawings.map(({ alt }) => alt).join('\n');
        if (drawings.length > 0) for (const one of drawn.filieres) expect(said).toContain(one);
      }),
      RUNS,
    );
  });

  it('frise, the dates in their order', () => {
    const dates = fc.array(fc.record({ day, what: name }), { maxLength: 40 });
    fc.assert(
      fc.property(dates, fc.option(fc.tuple(day, day), { nil: undefined }), (given, ends) => {
        const shown = given.map((one) => ({ ...one, shown: one.day }));
        const drawing = frise(shown, ends && { from: ends[0], to: ends[1] }, 'des dates');
        expect(drawing === undefined).toBe(new Set(given.map((one) => one.day)).size < 2);
        if (!drawing) return;
        expectTidy(drawing);
        for (const { what } of given) expect(drawing.alt).toContain(what);
        const down = boxesOf(drawing).filter(({ align }) => align === 'right');
        expect(down.map(wordsOf)).toEqual(down.map(wordsOf).toSorted());
        expect(down.map(({ y }) => y)).toEqual(down.map(({ y }) => y).toSorted((a, b) => a - b));
      }),
      RUNS,
    );
  });
});

describe('the measure of texts', () => {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'));
  const faces = ['400Regular/SourceSans3_400Regular.ttf', '700Bold/SourceSans3_700Bold.ttf'].map((file) =>
    advances(readFileSync(join(fonts, file))),
  );
  const letters = [
    ...Array.from({ length: 0x17f }, (_, i) => String.fromCodePoint(i + 1)),
    ...'’‘“”–—…•€œŒ→←↑↓✓✗\u202f',
  ];

  it('is never under what the house font takes, in its regular and in its bold face', () => {
    const seen = letters.filter((one) => /[\p{L}\p{N}\p{P}\p{S}\p{Zs}]/u.test(one) && faces[0]?.(one) !== undefined);
    expect(seen.length).toBeGreaterThan(250);
    for (const one of seen) {
      for (const face of faces) expect(widthOf(one, 1000), one).toBeGreaterThanOrEqual(face(one) ?? 0);
    }
  });

  it('cuts a text in lines that fit, and loses no letter', () => {
    const bare = (text: string) => text.replaceAll(/\s/g, '');
    fc.assert(
      fc.property(name, fc.integer({ min: 20, max: 300 }), (text, width) => {
        const lines = wrapped(text, width, 8.5);
        expect(bare(lines.join(''))).toBe(bare(text));
        for (const line of lines) expect(widthOf(line, 8.5), line).toBeLessThanOrEqual(width);
      }),
    );
  });
});

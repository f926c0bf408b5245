import type { CoverageState } from '../diagnostic.js';
import { type Box, COLUMN, type Drawing, heightOf, inColumn, type Shape } from './scene.js';
import { boxed, clipped, linesIn, type Type } from './text.js';

/** A grid of states: for each activity, the state of each filière. */
export interface Grid {
  readonly filieres: readonly string[];
  readonly rows: readonly {
    readonly number: string;
    readonly title: string;
    readonly states: readonly CoverageState[];
  }[];
}

/** The sign of each state, for who does not tell the colours apart, and its words. */
const STATES: Readonly<Record<CoverageState, readonly [sign: string, words: string]>> = {
  couvert: ['C', 'couvert'],
  manquant: ['M', 'manquant'],
  a_apprecier: ['A', 'à apprécier'],
  indetermine: ['I', 'indéterminé'],
  sans_objet: ['–', 'sans objet'],
};

const NAMES = Object.keys(STATES) as readonly CoverageState[];

const LABELS = 190;
const HEAD = 18;
const ROW = 22;
/** A row past this many filières goes to a second drawing: the page is as high as that. */
const AT_ONCE = 20;
const LABEL: Type = { size: 8.5, ink: 'text' };
const SMALL: Type = { size: 8, ink: 'text' };
const NUMBER: Type = { size: 8.5, ink: 'accent', bold: true };
const SIGN = { size: 9, bold: true } as const;

/**
 * The grid as coloured cells, one drawing or several. Filières stand in rows, for their names are long, and activities
 * in columns under the letter of the law, told in full below. Nothing for a single filière, which its table shows.
 */
export const heatMaps = ({ filieres, rows }: Grid): readonly Drawing[] => {
  if (filieres.length < 2 || rows.length === 0) return [];
  const parts = Math.ceil(filieres.length / AT_ONCE);
  const size = Math.ceil(filieres.length / parts);
  return Array.from({ length: parts }, (_, part) => {
    const [from, to] = [part * size, (part + 1) * size];
    const cut = rows.map((row) => ({ ...row, states: row.states.slice(from, to) }));
    return heatMap({ filieres: filieres.slice(from, to), rows: cut }, parts > 1 ? ` (${part + 1} sur ${parts})` : '');
  });
};

const heatMap = (grid: Grid, which: string): Drawing => {
  const { filieres, rows } = grid;
  const cell = Math.min(48, (COLUMN.width - LABELS) / rows.length);
  const shapes: Shape[] = rows.map(({ number }, i) =>
    boxed(clipped(number, cell, NUMBER, 1), [LABELS + i * cell, 0], cell, { height: HEAD }),
  );
  let y = HEAD;
  for (const [i, name] of filieres.entries()) {
    const label = clipped(name, LABELS, LABEL, 3);
    const height = Math.max(ROW, heightOf(label) + 4);
    shapes.push(boxed(label, [0, y], LABELS, { height, align: 'left' }));
    shapes.push(...rows.map((row, j) => stateBox(row.states[i], [LABELS + j * cell, y], cell, height)));
    y += height;
  }
  const used = NAMES.filter((state) => rows.some((row) => row.states.includes(state)));
  shapes.push(...legend(used, y + 8));
  const key = keyOf(rows, y + 32);
  return {
    caption: `Couverture des activités, filière par filière${which}`,
    alt: altOf(grid),
    scene: inColumn({ width: COLUMN.width, height: key.bottom, shapes: [...shapes, ...key.shapes] }),
  };
};

/** What the letters of the columns mean, two abreast. */
const keyOf = (rows: Grid['rows'], top: number) => {
  const half = COLUMN.width / 2;
  const shapes: Shape[] = [];
  let y = top;
  for (let from = 0; from < rows.length; from += 2) {
    const pair = rows.slice(from, from + 2).map(({ number, title }) => linesIn(`${number} ${title}`, half, SMALL));
    const height = Math.max(...pair.map(heightOf)) + 2;
    shapes.push(...pair.map((lines, i) => boxed(lines, [i * half, y], half, { height, align: 'left' })));
    y += height;
  }
  return { shapes, bottom: y };
};

const stateBox = (
  state: CoverageState = 'indetermine',
  at: readonly [number, number],
  width: number,
  height: number,
): Box =>
  boxed([{ ...SIGN, text: STATES[state][0], ink: state }], [at[0] + 1, at[1] + 1], width - 2, {
    ...{ fill: state, round: 2, height: height - 2 },
  });

const legend = (states: readonly CoverageState[], y: number): readonly Shape[] => {
  const step = COLUMN.width / 5;
  return states.flatMap((state, i) => {
    const words = boxed(linesIn(STATES[state][1], step - 20, { ...LABEL, size: 8 }), [i * step + 20, y], step - 20, {
      align: 'left',
      height: 16,
    });
    return [stateBox(state, [i * step, y - 1], 20, 18), words];
  });
};

/** Filière by filière, the activities of each state; it is long, but says all that the cells show. */
const altOf = ({ filieres, rows }: Grid): string => {
  const said = filieres.map((name, i) => {
    const states = NAMES.flatMap((state) => {
      const held = rows.filter((row) => row.states[i] === state).map((row) => row.number);
      return held.length > 0 ? [`${STATES[state][1]} ${held.join(', ')}`] : [];
    });
    return `${name} : ${states.join(' ; ')}.`;
  });
  const activities = rows.map(({ number, title }) => `${number} ${title}`).join(' ; ');
  return [`Carte des activités de chaque filière. Activités : ${activities}.`, ...said].join(' ');
};

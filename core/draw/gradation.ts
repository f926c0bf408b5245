import { widthOf } from './measure.js';
import { type Box, COLUMN, type Drawing, heightOf, inColumn, PADDING, type Shape } from './scene.js';
import { boxed, clipped, linesIn, type Type } from './text.js';

/** The three levels of an offer of care, from the nearest to the farthest; établissements by the name to show. */
export interface Levels {
  readonly proximite: readonly string[];
  readonly reference: readonly string[];
  readonly recours: readonly string[];
}

const BANDS = [
  ['recours', 'Recours'],
  ['reference', 'Référence'],
  ['proximite', 'Proximité'],
] as const;

const SIDE = 92;
const GAP = 6;
const BETWEEN = 12;
const LEAST = 30;
const MOST_LINES = 4;
const NAME: Type = { size: 8.5, ink: 'text' };
const LEVEL: Type = { size: 10, ink: 'white', bold: true };
const NOBODY = 'Aucun établissement n’est nommé';

/** The établissements of a filière level by level, the nearest to the patient below. Nothing when none is named. */
export const gradation = (filiere: string, levels: Levels): Drawing | undefined => {
  if (BANDS.every(([key]) => levels[key].length === 0)) return undefined;
  const shapes: Shape[] = [];
  let y = 0;
  for (const [key, title] of BANDS) {
    const band = bandOf(title, levels[key], y);
    if (y > 0) shapes.push(arrow(y));
    shapes.push(...band.shapes);
    y += band.height + BETWEEN;
  }
  const said = BANDS.toReversed().map(
    ([key, title]) => `${title} : ${levels[key].join(', ') || NOBODY.toLowerCase()}.`,
  );
  return {
    caption: `Gradation de la filière ${filiere}`.trim(),
    alt: [`Gradation de l’offre de soins de la filière ${filiere}, du plus proche au plus spécialisé.`, ...said].join(
      ' ',
    ),
    scene: inColumn({ width: COLUMN.width, height: y - BETWEEN, shapes }),
  };
};

/** From a level to the one above it. */
const arrow = (y: number): Shape => ({
  kind: 'line',
  points: [
    [SIDE / 2, y],
    [SIDE / 2, y - BETWEEN + 1],
  ],
  ink: 'accent',
  weight: 1.25,
  arrow: true,
});

const bandOf = (title: string, names: readonly string[], top: number) => {
  const chips = names.length > 0 ? flow(names, top + GAP) : [nobody(top)];
  const bottom = Math.max(...chips.map((chip) => chip.y + chip.height)) + GAP;
  const height = Math.max(LEAST, bottom - top);
  const lower = (height - (bottom - top)) / 2;
  const look = { height, round: 4 } as const;
  const shapes: readonly Shape[] = [
    boxed([], [0, top], COLUMN.width, { ...look, fill: 'ground' }),
    boxed(linesIn(title, SIDE, LEVEL), [0, top], SIDE, { ...look, fill: 'accent' }),
    ...chips.map((chip) => ({ ...chip, y: chip.y + lower })),
  ];
  return { shapes, height };
};

const nobody = (top: number): Box => {
  const width = COLUMN.width - SIDE - 2 * GAP;
  return boxed(linesIn(NOBODY, width, { ...NAME, ink: 'muted' }), [SIDE + GAP, top + GAP], width, { align: 'left' });
};

/** Names one after the other, each in a box of its width, on as many rows as they need. */
const flow = (names: readonly string[], top: number): readonly Box[] => {
  const chips: Box[] = [];
  const right = COLUMN.width - GAP;
  const widest = (right - SIDE - 2 * GAP) / 2;
  let [x, y, row] = [SIDE + GAP, top, 0];
  for (const name of names) {
    const width = Math.min(widest, widthOf(name, NAME.size) + 2 * PADDING + 4);
    const lines = clipped(name, width, NAME, MOST_LINES);
    if (x > SIDE + GAP && x + width > right) [x, y, row] = [SIDE + GAP, y + row + GAP, 0];
    chips.push(boxed(lines, [x, y], width, { fill: 'white', stroke: 'rule', round: 3 }));
    row = Math.max(row, heightOf(lines) + 2 * PADDING);
    x += width + GAP;
  }
  return chips;
};

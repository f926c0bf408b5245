import { type Box, COLUMN, type Drawing, inColumn, type Line, type Shape } from './scene.js';
import { boxed, clipped, linesIn, type Type } from './text.js';

/** A groupement, its établissements by the part they take in it; each by the name to show. */
export interface Members {
  readonly groupement: string;
  readonly support: string | undefined;
  readonly chu: string | undefined;
  /** The others by their part, under its name; the first are bound to the support. */
  readonly panels: readonly (readonly [part: string, names: readonly string[]])[];
}

const GAP = 8;
const LINK = 16;
const ABREAST = 4;
/** Beyond, a name is not read but looked up. */
const MOST_LINES = 5;

const NAME: Type = { size: 8.5, ink: 'text' };
const STRONG: Type = { size: 9.5, ink: 'white', bold: true };
const ROLE: Type = { size: 8, ink: 'muted' };
const TITLE: Type = { size: 9, ink: 'accent', bold: true };

/** Who makes up a groupement. Nothing when fewer than two établissements are known. */
export const organigramme = (members: Members): Drawing | undefined => {
  const { groupement, support, chu, panels } = members;
  const named = [support, chu, ...panels.flatMap(([, names]) => names)].filter((one) => one !== undefined);
  if (named.length < 2) return undefined;
  const caption = `Organigramme du ${NAMED_SO.test(groupement) ? groupement : `groupement ${groupement}`}`;
  const shapes: Shape[] = [...headOf(members)];
  for (const [rank, [part, names]] of panels.entries()) {
    if (names.length === 0) continue;
    const y = bottomOf(shapes);
    if (rank === 0) shapes.unshift(link([COLUMN.width / 2, y], [COLUMN.width / 2, y + LINK]));
    shapes.push(...panelOf(part, names, y + LINK));
  }
  return {
    caption,
    alt: altOf(caption, members),
    scene: inColumn({ width: COLUMN.width, height: bottomOf(shapes), shapes }),
  };
};

/** « GHT des Trois-Combes » says already that it is a groupement. */
const NAMED_SO = /^(?:ght|groupement)\b/i;

const bottomOf = (shapes: readonly Shape[]): number =>
  Math.max(0, ...shapes.map((shape) => (shape.kind === 'box' ? shape.y + shape.height : 0)));

const link = (from: readonly [number, number], to: readonly [number, number], dashed = false): Shape => ({
  kind: 'line',
  points: [from, to],
  ink: 'muted',
  weight: 0.75,
  ...(dashed ? { dashed } : {}),
});

/** The groupement, its support below, and the CHU beside. */
const headOf = ({ groupement, support, chu }: Members): readonly Shape[] => {
  const middle = COLUMN.width / 2;
  const wide = 250;
  const top = boxed(linesIn(groupement, wide, { ...STRONG, size: 11 }), [middle - wide / 2, 0], wide, DARK);
  if (support === undefined && chu === undefined) return [top];
  const y = top.height + LINK;
  const beside = 138;
  const under = 150;
  const sides = [
    named('CHU de référence', chu, [COLUMN.width - beside, y], beside),
    named('Établissement support', support, [middle - under / 2, y], under),
  ];
  const height = Math.max(...sides.flatMap((box) => box?.height ?? []));
  const boxes = sides.flatMap((box) => (box ? [{ ...box, height }] : []));
  const half = y + height / 2;
  const left = support === undefined ? middle : middle + under / 2;
  return [
    ...(support === undefined ? [] : [link([middle, top.height], [middle, y])]),
    ...(chu === undefined ? [] : [link([left, half], [COLUMN.width - beside, half], true)]),
    ...(support === undefined && chu !== undefined ? [link([middle, top.height], [middle, half], true)] : []),
    top,
    ...boxes,
  ];
};

const DARK: Partial<Box> = { fill: 'accent', round: 4 };
const LIGHT: Partial<Box> = { fill: 'white', stroke: 'rule', round: 3 };

/** An établissement under the name of its part. */
const named = (role: string, name: string | undefined, at: readonly [number, number], width: number) => {
  if (name === undefined) return undefined;
  const lines = [...linesIn(role, width, ROLE), ...clipped(name, width, { ...TITLE, size: 9.5 }, MOST_LINES)];
  return boxed(lines, at, width, { fill: 'ground', stroke: 'accent', round: 4 });
};

/** A titled panel, its names in rows; a row is as high as its longest name. */
const panelOf = (title: string, names: readonly string[], top: number): readonly Shape[] => {
  const columns = Math.min(ABREAST, Math.max(names.length, 3));
  const width = (COLUMN.width - (columns + 1) * GAP) / columns;
  const head = boxed(linesIn(title, COLUMN.width, TITLE), [GAP / 2, top + 2], COLUMN.width - GAP, { align: 'left' });
  const boxes: Shape[] = [];
  let y = top + 2 + head.height;
  for (let from = 0; from < names.length; from += columns) {
    const row = names.slice(from, from + columns).map((name) => clipped(name, width, NAME, MOST_LINES));
    const height = Math.max(...row.map(highOf));
    const side = GAP + ((columns - row.length) * (width + GAP)) / 2;
    boxes.push(...row.map((lines, i) => ({ ...boxed(lines, [side + i * (width + GAP), y], width, LIGHT), height })));
    y += height + GAP;
  }
  const panel = boxed([], [0, top], COLUMN.width, { fill: 'ground', round: 4, height: y - top });
  return [panel, head, ...boxes];
};

const highOf = (lines: readonly Line[]): number => boxed(lines, [0, 0], 0).height;

const altOf = (caption: string, { support, chu, panels }: Members): string => {
  const said = [
    ['Établissement support', support === undefined ? [] : [support]],
    ['CHU de référence', chu === undefined ? [] : [chu]],
    ...panels,
  ] as const;
  const words = said.flatMap(([role, names]) => (names.length > 0 ? [`${role} : ${names.join(', ')}.`] : []));
  return [`${caption}.`, ...words].join(' ');
};

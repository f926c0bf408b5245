import { COLUMN, type Drawing, heightOf, inColumn, LEADING, type Shape } from './scene.js';
import { boxed, linesIn, type Type } from './text.js';

/** A day that binds (ISO), how it is written, and what happens on it. */
export interface Milestone {
  readonly day: string;
  readonly shown: string;
  readonly what: string;
}

/** Days from which and until which something runs, drawn as a bar along the axis. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const AXIS = 118;
const TEXT = 12;
const AIR = 7;
/** Room that a long time adds before a date, at most, and how many days give all of it. */
const LONGEST = { room: 22, days: 730 } as const;
const DAY = 86_400_000;

const DATE: Type = { size: 9, ink: 'accent', bold: true };
const WHAT: Type = { size: 9, ink: 'text' };

/** Dates in their order down an axis: what falls on one day shares its line. Nothing for fewer than two days. */
export const frise = (milestones: readonly Milestone[], span: Span | undefined, what: string): Drawing | undefined => {
  const days = byDay(milestones);
  if (days.length < 2) return undefined;
  const shapes: Shape[] = [];
  const at = new Map<string, number>();
  let y = 0;
  for (const [i, { day, shown, whats }] of days.entries()) {
    if (i > 0) y += AIR + pause(days[i - 1]?.day ?? day, day);
    const row = rowOf(shown, whats, y);
    shapes.push(...row.shapes);
    at.set(day, row.middle);
    y += row.height;
  }
  return {
    caption: `Calendrier ${what}`,
    alt: `Calendrier ${what}. ${days.map(({ shown, whats }) => `${shown} : ${whats.join(' ; ')}.`).join(' ')}`,
    scene: inColumn({ width: COLUMN.width, height: y, shapes: [...axis(at, span), ...shapes] }),
  };
};

const byDay = (milestones: readonly Milestone[]) => {
  const days = new Map<string, { day: string; shown: string; whats: string[] }>();
  for (const { day, shown, what } of [...milestones].sort((one, other) => (one.day < other.day ? -1 : 1))) {
    const known = days.get(day) ?? { day, shown, whats: [] };
    if (!known.whats.includes(what)) known.whats.push(what);
    days.set(day, known);
  }
  return [...days.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
};

/** Room that tells a week from a year; in proportion, five years would leave no room for the weeks. */
const pause = (before: string, after: string): number => {
  const days = (Date.parse(after) - Date.parse(before)) / DAY;
  return LONGEST.room * Math.min(1, Math.max(0, days / LONGEST.days || 0));
};

const rowOf = (shown: string, whats: readonly string[], y: number) => {
  const date = linesIn(shown, AXIS - TEXT, DATE);
  const width = COLUMN.width - AXIS - TEXT;
  // A day of several events has a dash before each, for some take more than one line.
  const dash = whats.length > 1 ? '– ' : '';
  const said = whats.flatMap((what) => linesIn(`${dash}${what}`, width, WHAT));
  const [first = 0, height] = [(date[0] ?? said[0])?.size, Math.max(heightOf(date), heightOf(said))];
  const middle = y + (first * LEADING) / 2;
  const shapes: readonly Shape[] = [
    boxed(date, [0, y], AXIS - TEXT, { height: heightOf(date), align: 'right' }),
    { kind: 'dot', x: AXIS, y: middle, radius: 3.25, fill: 'accent' },
    boxed(said, [AXIS + TEXT - 4, y], width, { height: heightOf(said), align: 'left' }),
  ];
  return { shapes, height, middle };
};

const axis = (at: ReadonlyMap<string, number>, span: Span | undefined): readonly Shape[] => {
  const all = [...at.values()];
  const line = (from: number, to: number, ink: 'rule' | 'accent', weight: number): Shape => ({
    ...{ kind: 'line', ink, weight },
    points: [
      [AXIS, from],
      [AXIS, to],
    ],
  });
  const [from, to] = [at.get(span?.from ?? ''), at.get(span?.to ?? '')];
  return [
    line(Math.min(...all), Math.max(...all), 'rule', 1.25),
    ...(from !== undefined && to !== undefined && from < to ? [line(from, to, 'accent', 2.5)] : []),
  ];
};

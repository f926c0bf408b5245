import type { NumberingDefinition } from 'docx';
import type { Heading } from 'mdast';
import { STYLE } from '../style.js';
import { type Reading, readings } from './counters.js';
import { twips } from './units.js';

/** A list of Word that prints the number of a heading: paragraphs of the same definition count on. */
export interface HeadingList {
  readonly reference: NumberingDefinition;
  readonly level: number;
}

/** Headings of one level whose numbers follow each other. */
interface Sequence {
  readonly headings: Heading[];
  /** Ways to read the first number that every other one bears out; none when it is a word, as « Article 1er ». */
  live: readonly Reading[];
}

const LONGEST = 30;
/** A number longer than this is words (« Article 12 — »), which a title longer than its line goes back under. */
const HANGING = 8;

/** True for a number that a level of a list can hold: Word reads « % » as a counter, and keeps a level short. */
const isPrintable = (number: string): boolean =>
  number.length <= LONGEST && /^[^%\s](?:[^%\t\n\r]*[^%\s])?$/u.test(number);

const numberOf = (heading: Heading | undefined): string => heading?.data?.number ?? '';

const follows = (one: Reading, other: Reading, rank: number): boolean =>
  one.prefix === other.prefix &&
  one.suffix === other.suffix &&
  one.format === other.format &&
  one.value + rank === other.value;

function sequences(headings: readonly Heading[]): readonly Sequence[] {
  const done: Sequence[] = [];
  for (const heading of headings) {
    const current = done.at(-1);
    const next = readings(numberOf(heading));
    const live =
      current?.live.filter((one) => next.some((other) => follows(one, other, current.headings.length))) ?? [];
    if (!current || live.length === 0) {
      done.push({ headings: [heading], live: next });
      continue;
    }
    current.headings.push(heading);
    current.live = live;
  }
  return done;
}

/** Room for the longest number of a sequence, twips: titles of several lines stand beside it. */
function layoutOf(headings: readonly Heading[]) {
  const longest = Math.max(...headings.map((heading) => numberOf(heading).length));
  if (longest > HANGING) return { suffix: 'space' as const, style: { paragraph: { indent: { left: 0, hanging: 0 } } } };
  const size = STYLE.size.headings[(headings[0]?.depth ?? 1) - 1] ?? STYLE.size.body;
  const hanging = twips(size * (longest * 0.45 + 0.5));
  return { suffix: 'tab' as const, style: { paragraph: { indent: { left: hanging, hanging } } } };
}

// Each sequence has its own definition: Word counts together the lists of one definition, and levels take turns.
function definitionOf({ headings, live }: Sequence, rank: number): NumberingDefinition {
  const [reading] = live;
  const text = reading ? `${reading.prefix}%1${reading.suffix}` : numberOf(headings[0]);
  const format = reading?.format ?? ('none' as const);
  const level = { level: 0, format, start: reading?.value ?? 1, text, ...layoutOf(headings) };
  return { reference: `titres-${rank}`, levels: [level] };
}

/**
 * The lists that print the numbers of headings, exactly as they are given: one for each sequence of headings of one
 * level whose counters follow by one. A number that no list can print is left out: it is to be written as text.
 */
export function headingLists(headings: readonly Heading[]): ReadonlyMap<Heading, HeadingList> {
  const numbered = headings.filter((heading) => isPrintable(numberOf(heading)));
  const depths = [...new Set(numbered.map(({ depth }) => depth))];
  const all = depths.flatMap((depth) => sequences(numbered.filter((heading) => heading.depth === depth)));
  return new Map(
    all.flatMap((sequence, rank) => {
      const list = { reference: definitionOf(sequence, rank), level: 0 };
      return sequence.headings.map((heading) => [heading, list] as const);
    }),
  );
}

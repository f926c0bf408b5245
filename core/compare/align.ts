import { diffArrays } from 'diff';

/** What can be aligned: a key that two equal items share, a kind outside which nothing is paired, and its words. */
export interface Alignable {
  readonly key: string;
  readonly kind: string;
  readonly words: readonly string[];
}

/** One step from an older list to a newer one: an item kept, changed, taken away (no `b`) or brought in (no `a`). */
export interface Step<A, B = A> {
  readonly a?: A;
  readonly b?: B;
  readonly same: boolean;
}

/** Share of their words that two items must have in common to be two versions of one. */
const ALIKE = 0.45;

/** Beyond so many edits two lists have nothing to do with each other, and looking further would take minutes. */
const MOST_EDITS = 1500;

/** Beyond so many pairs to weigh, an item is only looked for among the next ones. */
const MOST_PAIRS = 40_000;
const NEXT = 24;

/** Steps from one list of keys to another, equal ones kept: the shortest way, always the same one. */
export const steps = <T>(a: readonly T[], b: readonly T[], keyOf: (item: T) => string): readonly Step<T>[] => {
  const found = diffArrays(a.map(keyOf), b.map(keyOf), { maxEditLength: MOST_EDITS });
  if (!found) return [...a.map((one) => ({ a: one, same: false })), ...b.map((one) => ({ b: one, same: false }))];
  let [i, j] = [0, 0];
  return found.flatMap(({ added, removed, count }) =>
    Array.from({ length: count }, (): Step<T> => {
      if (added) return lone('b', b[j++] as T);
      if (removed) return lone('a', a[i++] as T);
      return { a: a[i++] as T, b: b[j++] as T, same: true };
    }),
  );
};

const lone = <T>(side: 'a' | 'b', item: T): Step<T> =>
  side === 'a' ? { a: item, same: false } : { b: item, same: false };

/**
 * The same steps for a reader: a space alone between two changes changes with them, and what is taken away stands
 * before what is brought in.
 */
export const readable = <T>(found: readonly Step<T>[], isSpace: (item: T) => boolean): readonly Step<T>[] => {
  const done: Step<T>[] = [];
  let [gone, come]: [Step<T>[], Step<T>[]] = [[], []];
  const flush = (): void => {
    done.push(...gone, ...come);
    [gone, come] = [[], []];
  };
  for (const [i, step] of found.entries()) {
    const { a, b, same } = step;
    const between = gone.length > 0 && come.length > 0 && changesAll(found[i + 1], found[i + 2]);
    if (same && (a === undefined || b === undefined || !isSpace(a) || !between)) {
      flush();
      done.push(step);
      continue;
    }
    if (a !== undefined) gone.push(lone('a', a));
    if (b !== undefined) come.push(lone('b', b));
  }
  flush();
  return done;
};

/** One thing for another: a removal and an addition, side by side. */
const changesAll = <T>(one: Step<T> | undefined, other: Step<T> | undefined): boolean =>
  one?.same === false && other?.same === false && (one.a === undefined) !== (other.a === undefined);

/** Steps from one list to another; between two kept items, those that look alike are taken for versions of one. */
export const align = <T extends Alignable>(a: readonly T[], b: readonly T[]): readonly Step<T>[] => {
  const done: Step<T>[] = [];
  let gap: Step<T>[] = [];
  for (const step of [...steps(a, b, ({ kind, key }) => `${kind}\u0000${key}`), { same: true } as Step<T>]) {
    if (!step.same) {
      gap.push(step);
      continue;
    }
    done.push(
      ...paired(
        gap.flatMap((one) => one.a ?? []),
        gap.flatMap((one) => one.b ?? []),
      ),
    );
    gap = [];
    if (step.b) done.push(step);
  }
  return done;
};

/** Items of a gap: the pairs that have most in common, in the order of both lists; the rest alone, the old first. */
const paired = <T extends Alignable>(a: readonly T[], b: readonly T[]): readonly Step<T>[] => {
  const pairs = a.length * b.length > MOST_PAIRS ? nextPairs(a, b) : bestPairs(a, b);
  const done: Step<T>[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [a.length, b.length] as const]) {
    done.push(...a.slice(i, x).map((one) => lone('a', one)), ...b.slice(j, y).map((one) => lone('b', one)));
    const [one, other] = [a[x], b[y]];
    if (one && other) done.push({ a: one, b: other, same: false });
    [i, j] = [x + 1, y + 1];
  }
  return done;
};

type Pairs = readonly (readonly [number, number])[];

/** The heaviest chain of pairs, by the usual table. */
const bestPairs = <T extends Alignable>(a: readonly T[], b: readonly T[]): Pairs => {
  const weights = a.map((one) => b.map((other) => weight(one, other)));
  const table = Array.from({ length: a.length + 1 }, () => new Float64Array(b.length + 1));
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  const through = (i: number, j: number): number => (weights[i]?.[j] || -1) + at(i + 1, j + 1);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      (table[i] as Float64Array)[j] = Math.max(at(i + 1, j), at(i, j + 1), through(i, j));
    }
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (weights[i]?.[j] && at(i, j) === through(i, j)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
};

/** Each old item with the first one alike among the next few. */
const nextPairs = <T extends Alignable>(a: readonly T[], b: readonly T[]): Pairs => {
  const pairs: [number, number][] = [];
  let from = 0;
  for (const [i, one] of a.entries()) {
    const found = b.slice(from, from + NEXT).findIndex((other) => weight(one, other) > 0);
    if (found < 0) continue;
    pairs.push([i, from + found]);
    from += found + 1;
  }
  return pairs;
};

const weight = (a: Alignable, b: Alignable): number => {
  if (a.kind !== b.kind) return 0;
  const share = likeness(a.words, b.words);
  return share >= ALIKE ? share : 0;
};

const BAGS = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

const bagOf = (words: readonly string[]): ReadonlyMap<string, number> => {
  const known = BAGS.get(words);
  if (known) return known;
  const bag = new Map<string, number>();
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1);
  BAGS.set(words, bag);
  return bag;
};

/** Share of the words that two texts have in common, from 0 to 1, whatever their order; two empty ones are alike. */
export const likeness = (a: readonly string[], b: readonly string[]): number => {
  if (a.length + b.length === 0) return 1;
  const [few, many] = a.length < b.length ? [bagOf(a), bagOf(b)] : [bagOf(b), bagOf(a)];
  let common = 0;
  for (const [word, count] of few) common += Math.min(count, many.get(word) ?? 0);
  return (2 * common) / (a.length + b.length);
};

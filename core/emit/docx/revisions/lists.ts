import { child, elements, type Markup, make, mapDeep, valueIn, withChildren } from './markup.js';
import type { Lists } from './redline.js';

/** What became of the lists while the body was compared. */
export interface ListLedger extends Lists {
  /** The lists of the file that is made: those of the newer version, then those that only deleted paragraphs have. */
  readonly settle: () => Markup | undefined;
  /** Number of a list of the older version in the file that is made, from what stood for it. */
  readonly resolve: (name: string) => string;
}

const PENDING = 'liste-';

const named = (part: Markup | undefined, name: string): readonly Markup[] =>
  part ? elements(part).filter((one) => one.name === name) : [];

const highest = (nodes: readonly Markup[], attribute: string): number =>
  Math.max(0, ...nodes.map(({ attributes }) => Number(attributes[attribute])));

/** Follows the lists of two versions; `a` and `b` are the parts that define them. */
export const listLedger = (a: Markup | undefined, b: Markup | undefined): ListLedger => {
  const twins = new Map<string, string>();
  const added = new Map<string, string>();
  const [nums, shapes] = [named(b, 'w:num'), named(b, 'w:abstractNum')];
  const [firstNum, firstShape] = [highest(nums, 'w:numId') + 1, highest(shapes, 'w:abstractNumId') + 1];
  const resolve = (name: string): string => {
    if (!name.startsWith(PENDING)) return name;
    const old = name.slice(PENDING.length);
    const twin = twins.get(old);
    if (twin !== undefined) return twin;
    if (!added.has(old)) added.set(old, String(firstNum + added.size));
    return added.get(old) ?? name;
  };
  return {
    keep: (one, other) => {
      if (!twins.has(one)) twins.set(one, other);
    },
    later: (one) => PENDING + one,
    resolve,
    settle: () => {
      if (!b) return undefined;
      const brought = [...added].flatMap(([old, name], i) => bring(a, old, name, String(firstShape + i)));
      const of = (name: string) => brought.filter((one) => one.name === name);
      return withChildren(b, [...shapes, ...of('w:abstractNum'), ...nums, ...of('w:num')]);
    },
  };
};

/** A list of the older version and the shape that it follows, under new numbers. */
const bring = (a: Markup | undefined, old: string, name: string, shape: string): readonly Markup[] => {
  const num = named(a, 'w:num').find(({ attributes }) => attributes['w:numId'] === old);
  const followed = valueIn(num, 'w:abstractNumId');
  const abstract = named(a, 'w:abstractNum').find(({ attributes }) => attributes['w:abstractNumId'] === followed);
  if (!num || !abstract) return [];
  const overrides = elements(num).filter((one) => one !== child(num, 'w:abstractNumId'));
  const pointed = withChildren(num, [make('w:abstractNumId', { 'w:val': shape }), ...overrides]);
  return [
    { ...abstract, attributes: { ...abstract.attributes, 'w:abstractNumId': shape } },
    { ...pointed, attributes: { ...num.attributes, 'w:numId': name } },
  ];
};

/** A part in which every list has its number, and every drawing a number of its own. */
export const numbered = (part: Markup, resolve: ListLedger['resolve']): Markup => {
  let drawings = 0;
  const change = (one: Markup): Markup => {
    if (one.name === 'w:numId') return { ...one, attributes: { 'w:val': resolve(one.attributes['w:val'] ?? '') } };
    if (one.name !== 'wp:docPr') return one;
    drawings += 1;
    return { ...one, attributes: { ...one.attributes, id: String(drawings) } };
  };
  return mapDeep(part, change) ?? part;
};

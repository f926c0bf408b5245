import { tablesOf } from './sfnt.js';

type Subtable = { readonly view: DataView; readonly start: number };

function* segmentDeltas({ view, start }: Subtable): Generator<number> {
  const segments = view.getUint16(start + 6) / 2;
  const at = (column: number, segment: number) => start + 14 + column * segments * 2 + segment * 2;
  for (let segment = 0; segment < segments; segment++) {
    const end = view.getUint16(at(0, segment));
    const first = view.getUint16(at(1, segment) + 2);
    const delta = view.getUint16(at(2, segment) + 2);
    const rangeAt = at(3, segment) + 2;
    const offset = view.getUint16(rangeAt);
    for (let code = first; code <= end && code < 0xffff; code++) {
      const glyph = offset === 0 ? code : view.getUint16(rangeAt + offset + (code - first) * 2);
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) yield code;
    }
  }
}

function* groups({ view, start }: Subtable): Generator<number> {
  const count = view.getUint32(start + 12);
  for (let group = 0; group < count; group++) {
    const at = start + 16 + group * 12;
    for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code++) yield code;
  }
}

/** Formats of the OpenType `cmap` table that fonts of today use. */
const FORMATS: Readonly<Record<number, (table: Subtable) => Iterable<number>>> = { 4: segmentDeltas, 12: groups };

/** Characters, as code points, that a TrueType or OpenType font can set. Throws a RangeError on a damaged one. */
export function charactersOf(font: Uint8Array): ReadonlySet<number> {
  const view = tablesOf(font).get('cmap');
  if (view === undefined) return new Set();
  const starts = Array.from({ length: view.getUint16(2) }, (_, index) => view.getUint32(8 + index * 8));
  return new Set(starts.flatMap((start) => [...(FORMATS[view.getUint16(start)]?.({ view, start }) ?? [])]));
}

const known = new WeakMap<readonly Uint8Array[], ReadonlySet<number>>();

/** Characters that every font of the family can set, so that a text may turn bold or italic without losing one. */
export function commonCharacters(fonts: readonly Uint8Array[]): ReadonlySet<number> {
  const before = known.get(fonts);
  if (before) return before;
  const [first = new Set<number>(), ...others] = fonts.map(charactersOf);
  const common = new Set([...first].filter((code) => others.every((set) => set.has(code))));
  known.set(fonts, common);
  return common;
}

import { atomsOf, callsIn } from './atoms.js';
import { child, elements, isSame, type Markup, make, valueIn, withChildren } from './markup.js';
import type { Change, Redline } from './redline.js';
import { changedRuns, loneRuns } from './runs.js';

/** Properties of a paragraph that come after the properties of its mark. */
const LAST = ['w:sectPr', 'w:pPrChange'];

/** A paragraph of which both versions are known: what changed in it is marked, the rest is that of the newer. */
export const changedParagraph = (a: Markup, b: Markup, line: Redline): Markup => {
  keepList(a, b, line);
  if (isSame(a, b) && keepsNotes(a, line)) return b;
  const runs = changedRuns(atomsOf(a, 'a', line), atomsOf(b, 'b', line), line);
  const properties = reshaped(child(a, 'w:pPr'), child(b, 'w:pPr'), line);
  return withChildren(b, [...(properties ? [properties] : []), ...runs]);
};

/** Calls of the same ids, which call the same notes. */
const keepsNotes = (paragraph: Markup, { notes }: Redline): boolean => {
  const ids = callsIn([paragraph]);
  const same = ids.every((id) => notes.identity('a', id) === notes.identity('b', id));
  if (same) for (const id of ids) notes.keep(id, id);
  return same;
};

/** A paragraph that one version alone has, its mark included. */
export const loneParagraph = (paragraph: Markup, change: Change, line: Redline): Markup => {
  const runs = loneRuns(atomsOf(paragraph, change === 'ins' ? 'b' : 'a', line), change, line);
  const own = child(paragraph, 'w:pPr');
  const properties = own && change === 'del' ? line.brought(own) : own;
  return make('w:p', {}, [withMark(properties, line.mark(`w:${change}`)), ...runs]);
};

const withMark = (properties: Markup | undefined, mark: Markup): Markup => {
  const all = properties ? elements(properties) : [];
  const set = all.find(({ name }) => name === 'w:rPr');
  const [before, after] = [
    all.filter((one) => one !== set && !LAST.includes(one.name)),
    all.filter(({ name }) => LAST.includes(name)),
  ];
  return make('w:pPr', {}, [...before, make('w:rPr', {}, [mark, ...(set?.children ?? [])]), ...after]);
};

const listOf = (paragraph: Markup): string | undefined =>
  valueIn(child(child(paragraph, 'w:pPr'), 'w:numPr'), 'w:numId');

const keepList = (a: Markup, b: Markup, line: Redline): void => {
  const [older, newer] = [listOf(a), listOf(b)];
  if (older !== undefined && newer !== undefined) line.lists.keep(older, newer);
};

/** What a reader takes for a change of form: the style, and the rank in a list. */
const shapeOf = (properties: Markup | undefined): string =>
  [valueIn(properties, 'w:pStyle'), valueIn(child(properties, 'w:numPr'), 'w:ilvl')].join();

/** Properties of the newer version; another style, or another rank in a list, says what it was before. */
const reshaped = (a: Markup | undefined, b: Markup | undefined, line: Redline): Markup | undefined => {
  if (shapeOf(a) === shapeOf(b)) return b;
  const before = a ? line.brought(a) : undefined;
  const kept = before ? elements(before).filter(({ name }) => name !== 'w:rPr') : [];
  return make('w:pPr', {}, [...(b?.children ?? []), line.mark('w:pPrChange', [make('w:pPr', {}, kept)])]);
};

import { readable, steps } from '../../../compare/align.js';
import { type Atom, type Atoms, callsIn, textOf } from './atoms.js';
import { child, elements, isSame, type Markup, make, mapDeep, sourceOf, withChildren } from './markup.js';
import type { Change, Redline } from './redline.js';

/** A piece of the paragraph that is made: its runs, what happened to them, and what stands around. */
interface Piece {
  readonly change: Change | undefined;
  readonly runs: readonly Markup[];
  readonly link?: Markup;
  readonly before: readonly Markup[];
}

/** The content of a paragraph of which both versions are known. */
export const changedRuns = (a: Atoms, b: Atoms, line: Redline): readonly Markup[] => {
  const pieces = readable(
    steps(a.atoms, b.atoms, ({ key }) => key),
    isSpace,
  ).map((step): Piece => {
    if (step.a && step.b) return kept(step.a, step.b, line);
    return step.b ? inserted(step.b, line) : removed(step.a as Atom, line);
  });
  return [...set(gathered(pieces), line), ...b.after];
};

const isSpace = ({ key }: Atom): boolean => /^[ \t]+$/.test(key);

/** The content of a paragraph that one version alone has. */
export const loneRuns = ({ atoms, after }: Atoms, change: Change, line: Redline): readonly Markup[] => {
  const pieces = atoms.map((atom) => (change === 'ins' ? inserted(atom, line) : removed(atom, line)));
  return [...set(gathered(pieces), line), ...(change === 'ins' ? after : [])];
};

const kept = (a: Atom, b: Atom, line: Redline): Piece => {
  const [older, newer] = [callsIn(a.runs), callsIn(b.runs)];
  for (const [i, id] of older.entries()) line.notes.keep(id, newer[i] ?? id);
  const runs = b.runs.map((run, i) => reset(a.runs[i], run, line));
  return { change: undefined, runs, before: b.before, ...(b.link && { link: b.link }) };
};

const inserted = (atom: Atom, line: Redline): Piece => {
  for (const id of callsIn(atom.runs)) line.notes.insert(id);
  return { ...atom, change: 'ins' };
};

/** A link within the document would lead elsewhere in the newer one: its words stay, the link goes. */
const removed = ({ runs, link }: Atom, line: Redline): Piece => {
  const around = link?.attributes['r:id'] === undefined ? undefined : line.brought(link);
  const gone = runs.flatMap((run) => line.brought(run) ?? []).map((run) => deleted(run, line));
  return { change: 'del', runs: gone, before: [], ...(around && { link: around }) };
};

const DELETED: Readonly<Record<string, string>> = { 'w:t': 'w:delText', 'w:instrText': 'w:delInstrText' };

const deleted = (run: Markup, line: Redline): Markup => {
  const change = (one: Markup): Markup => {
    const id = one.name === 'w:footnoteReference' ? one.attributes['w:id'] : undefined;
    if (id !== undefined) return { ...one, attributes: { ...one.attributes, 'w:id': line.notes.remove(id) } };
    return { ...one, name: DELETED[one.name] ?? one.name };
  };
  return mapDeep(run, change) ?? run;
};

/** A run set otherwise than before says how it was set. */
const reset = (a: Markup | undefined, b: Markup, line: Redline): Markup => {
  const [before, after] = [child(a, 'w:rPr'), child(b, 'w:rPr')];
  if (!a || isSame(before, after)) return b;
  const old = line.mark('w:rPrChange', [make('w:rPr', {}, before?.children ?? [])]);
  const properties = make('w:rPr', {}, [...(after?.children ?? []), old]);
  return withChildren(b, [properties, ...elements(b).filter(({ name }) => name !== 'w:rPr')]);
};

const sameAround = (a: Piece | undefined, b: Piece): boolean =>
  a !== undefined && a.change === b.change && sourceOf(a.link) === sourceOf(b.link) && b.before.length === 0;

/** Pieces that follow one another and share what happened to them. */
const gathered = (pieces: readonly Piece[]): readonly Piece[] => {
  const done: Piece[] = [];
  for (const piece of pieces) {
    const last = done.at(-1);
    if (last && sameAround(last, piece)) done[done.length - 1] = { ...last, runs: [...last.runs, ...piece.runs] };
    else done.push(piece);
  }
  return done;
};

const set = (pieces: readonly Piece[], line: Redline): readonly Markup[] =>
  pieces.flatMap(({ change, runs, link, before }) => {
    const joined = joinedTexts(runs);
    const marked = change ? [line.mark(`w:${change}`, joined)] : joined;
    return [...before, ...(link ? [withChildren(link, marked)] : marked)];
  });

const TEXTS = ['w:t', 'w:delText'];

/** The one text of a run, if that is all it holds. */
const loneText = (run: Markup | undefined): Markup | undefined => {
  const [first, ...others] = run ? elements(run).filter(({ name }) => name !== 'w:rPr') : [];
  return first && others.length === 0 && TEXTS.includes(first.name) ? first : undefined;
};

/** Words set alike become one run again. */
const joinedTexts = (runs: readonly Markup[]): readonly Markup[] => {
  const groups: { readonly run: Markup; readonly look: string; readonly texts: string[] }[] = [];
  for (const run of runs) {
    const text = loneText(run);
    const look = text ? `${text.name}${sourceOf(child(run, 'w:rPr'))}` : '';
    const last = groups.at(-1);
    if (text && last?.look === look) last.texts.push(text.children.join(''));
    else groups.push({ run, look, texts: text ? [text.children.join('')] : [] });
  }
  return groups.map(({ run, texts }) => {
    const text = texts.length > 1 ? loneText(run) : undefined;
    if (!text) return run;
    return withChildren(run, [
      ...elements(run).filter(({ name }) => name === 'w:rPr'),
      textOf(texts.join(''), text.name),
    ]);
  });
};

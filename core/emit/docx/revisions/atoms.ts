import { wordsOf } from '../../../compare/words.js';
import { child, descendants, elements, type Markup, make, mapDeep, sourceOf, withChildren } from './markup.js';
import type { Redline } from './redline.js';

/** The smallest piece of a paragraph that a change may take: a word, a space, a break, a call of note, a field. */
export interface Atom {
  /** The same for two pieces that say the same, however they are set. */
  readonly key: string;
  /** Its runs; a word is one run of one text. */
  readonly runs: readonly Markup[];
  /** The link around it, without its content. */
  readonly link?: Markup;
  /** Bookmarks that begin or end just before it. */
  readonly before: readonly Markup[];
}

/** The pieces of a paragraph, and the bookmarks after the last. */
export interface Atoms {
  readonly atoms: readonly Atom[];
  readonly after: readonly Markup[];
}

type Side = 'a' | 'b';

const isMark = ({ name }: Markup): boolean => name === 'w:bookmarkStart' || name === 'w:bookmarkEnd';

/** Reads the pieces of a paragraph. */
export const atomsOf = (paragraph: Markup, side: Side, line: Redline): Atoms => {
  const atoms: Atom[] = [];
  let marks: Markup[] = [];
  let field: Markup[] = [];
  let depth = 0;
  const push = (key: string, runs: readonly Markup[], link?: Markup): void => {
    atoms.push({ key, runs, before: marks, ...(link && { link }) });
    marks = [];
  };
  const see = (node: Markup, link?: Markup): void => {
    if (isMark(node)) marks.push(node);
    else if (node.name === 'w:hyperlink') for (const inner of elements(node)) see(inner, withChildren(node, []));
    else if (node.name === 'w:r') for (const piece of piecesOf(node)) seePiece(piece, link);
    else if (node.name !== 'w:pPr') push(keyOf(node, side, line), [node], link);
  };
  const seePiece = (run: Markup, link?: Markup): void => {
    depth += turn(run);
    if (depth > 0 || field.length > 0) field.push(run);
    else push(keyOf(run, side, line), [run], link);
    if (depth > 0 || field.length === 0) return;
    push(field.map((one) => keyOf(one, side, line)).join(''), field, link);
    field = [];
  };
  for (const node of elements(paragraph)) see(node);
  if (field.length > 0) push('champ', field);
  return { atoms, after: marks };
};

/** A field opens and closes in runs of its own; all that stands between is one piece. */
const turn = (run: Markup): number => {
  const type = child(run, 'w:fldChar')?.attributes['w:fldCharType'];
  return type === 'begin' ? 1 : type === 'end' ? -1 : 0;
};

/** A run cut into runs of one thing each. */
const piecesOf = (run: Markup): readonly Markup[] => {
  const [set, content] = [child(run, 'w:rPr'), elements(run).filter(({ name }) => name !== 'w:rPr')];
  const alone = (one: Markup): Markup => withChildren(run, [...(set ? [set] : []), one]);
  return content.flatMap((one) => {
    if (one.name !== 'w:t') return [alone(one)];
    return wordsOf(one.children.join('')).map((word) => alone(textOf(word)));
  });
};

/** A text as Word holds it. */
export const textOf = (text: string, name = 'w:t'): Markup => make(name, { 'xml:space': 'preserve' }, [text]);

const keyOf = (run: Markup, side: Side, line: Redline): string => {
  const [content, ...others] = elements(run).filter(({ name }) => name !== 'w:rPr');
  if (content?.name === 'w:t' && others.length === 0) return content.children.join('');
  const call = content?.name === 'w:footnoteReference' ? content.attributes['w:id'] : undefined;
  if (call !== undefined) return `note\u0000${line.notes.identity(side, call)}`;
  return `signe\u0000${sourceOf(named(run, side, line))}`;
};

/** Bookmarks are numbered as they come, so that a number says nothing of what it points at. */
const NUMBERED = /\b_(?:Toc|Note)\d+/g;

/** Drawings and their shapes are numbered as they come too. */
const DRAWN: ReadonlySet<string> = new Set(['wp:docPr', 'wps:cNvPr']);

/** A run whose ids are replaced by what they stand for; numbers of drawings are left out. */
const named = (run: Markup, side: Side, line: Redline): Markup | undefined =>
  mapDeep(withoutSet(run), (one) => ({
    ...one,
    attributes: Object.fromEntries(
      Object.entries(one.attributes).map(([key, value]) => {
        if (key.startsWith('r:')) return [key, line.identity(side, value)];
        return [key, key === 'id' && DRAWN.has(one.name) ? '' : value];
      }),
    ),
    children: one.children.map((inner) => (typeof inner === 'string' ? inner.replaceAll(NUMBERED, '_') : inner)),
  }));

const withoutSet = (run: Markup): Markup =>
  withChildren(
    run,
    elements(run).filter(({ name }) => name !== 'w:rPr'),
  );

/** Ids of the notes that a piece calls. */
export const callsIn = (runs: readonly Markup[]): readonly string[] =>
  runs
    .flatMap((run) => [...descendants(run)])
    .filter(({ name }) => name === 'w:footnoteReference')
    .flatMap(({ attributes }) => attributes['w:id'] ?? []);

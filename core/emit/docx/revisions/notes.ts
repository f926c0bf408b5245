import { type Alignable, align } from '../../../compare/align.js';
import { bareWords } from '../../../compare/words.js';
import { atomsOf, callsIn } from './atoms.js';
import { changedBlocks } from './body.js';
import { child, elements, type Markup, mapDeep, textIn, withChildren } from './markup.js';
import type { Change, Notes, Redline } from './redline.js';
import { loneRuns } from './runs.js';

interface Note extends Alignable {
  readonly id: string;
}

const idOf = ({ attributes }: Markup): string => attributes['w:id'] ?? '';

const notesOf = (part: Markup | undefined): readonly Markup[] =>
  part ? elements(part).filter(({ attributes }) => attributes['w:type'] === undefined) : [];

const alignable = (note: Markup): Note => {
  const text = textIn(note);
  return { id: idOf(note), key: text, kind: '', words: bareWords(text) };
};

/** What became of the notes while the body was compared. */
export interface NoteLedger extends Notes {
  /** The notes of the newer version with what changed in them, then those that were taken away. */
  readonly settle: (line: Redline) => Markup | undefined;
}

/** Follows the notes of two versions; `a` and `b` are the parts that hold them. */
export const noteLedger = (a: Markup | undefined, b: Markup | undefined): NoteLedger => {
  const [older, newer] = [notesOf(a), notesOf(b)];
  const twins = new Map<string, string>();
  for (const step of align(older.map(alignable), newer.map(alignable)))
    if (step.a && step.b) twins.set(step.a.id, step.b.id);
  const kept = new Map<string, string>();
  const inserted = new Set<string>();
  const removed = new Map<string, string>();
  const first = Math.max(0, ...newer.map((note) => Number(idOf(note)))) + 1;
  const find = (notes: readonly Markup[], id: string) => notes.find((note) => idOf(note) === id);
  return {
    identity: (side, id) => (side === 'b' ? `b${id}` : twins.has(id) ? `b${twins.get(id)}` : `a${id}`),
    keep: (one, other) => void kept.set(other, one),
    insert: (id) => void inserted.add(id),
    remove: (id) => {
      if (!removed.has(id)) removed.set(id, String(first + removed.size));
      return removed.get(id) ?? id;
    },
    settle: (line) => {
      if (!b) return undefined;
      const set = elements(b).map((note) => {
        const before = find(older, kept.get(idOf(note)) ?? '');
        if (before) return withChildren(note, changedBlocks(elements(before), elements(note), line));
        return inserted.has(idOf(note)) ? lone(note, 'ins', line) : note;
      });
      const gone = [...removed].map(([id, name]) => {
        const note = lone(find(older, id) ?? b, 'del', line);
        return { ...note, attributes: { ...note.attributes, 'w:id': name } };
      });
      return withChildren(b, [...set, ...gone]);
    },
  };
};

/** The body and the notes, numbered and put in the order of the calls: LibreOffice goes by it, and not by ids. */
export const inOrder = (body: Markup, notes: Markup): readonly [body: Markup, notes: Markup] => {
  const ids = new Map(callsIn([body]).map((id, i) => [id, String(i + 1)]));
  const renamed = (node: Markup): Markup => {
    const id = ids.get(idOf(node));
    return id === undefined ? node : { ...node, attributes: { ...node.attributes, 'w:id': id } };
  };
  const called = mapDeep(body, (one) => (one.name === 'w:footnoteReference' ? renamed(one) : one)) ?? body;
  const place = (note: Markup): number => (note.attributes['w:type'] === undefined ? Number(idOf(note)) : -1);
  const mine = elements(notes).map((note) => (note.attributes['w:type'] === undefined ? renamed(note) : note));
  return [
    called,
    withChildren(
      notes,
      [...mine].sort((one, other) => place(one) - place(other)),
    ),
  ];
};

/** A note that one version alone has: its words are marked; the marks of its paragraphs go with its call. */
const lone = (note: Markup, change: Change, line: Redline): Markup =>
  withChildren(
    note,
    elements(note).map((paragraph) => {
      const properties = child(paragraph, 'w:pPr');
      const runs = loneRuns(atomsOf(paragraph, change === 'ins' ? 'b' : 'a', line), change, line);
      return withChildren(paragraph, [...(properties ? [properties] : []), ...runs]);
    }),
  );

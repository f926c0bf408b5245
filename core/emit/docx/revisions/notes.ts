import { type Alignable, align } from '../../../compare/align.js';
import { bareWords } from '../../../compare/words.js';
import { atomsOf } from './atoms.js';
import { changedBlocks } from './body.js';
import { child, elements, type Markup, textIn, withChildren } from './markup.js';
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
  /** All the notes, with what changed in them, in the order of their calls: LibreOffice goes by it, and not by ids. */
  readonly settle: (line: Redline, calls: readonly string[]) => Markup | undefined;
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
    settle: (line, calls) => {
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
      const place = (note: Markup): number => calls.indexOf(idOf(note));
      return withChildren(
        b,
        [...set, ...gone].sort((one, other) => place(one) - place(other)),
      );
    },
  };
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

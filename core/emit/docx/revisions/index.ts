import { renumberShapes, zipped } from '../package.js';
import { type Adopted, adopting, withTypesOf } from './adopted.js';
import { changedBlocks } from './body.js';
import { listLedger, numbered } from './lists.js';
import { child, descendants, elements, type Markup, textIn, withChildren, writeMarkup } from './markup.js';
import { inOrder, noteLedger } from './notes.js';
import { type Opened, open, relationsOf } from './opened.js';
import { bringing, marker, type Redline } from './redline.js';

/** Who changed the document, and when: a full ISO instant in UTC, without fractions of a second. */
export interface Signature {
  readonly author: string;
  readonly date: string;
}

/** What the changes of a document could not show: it is as in the newer version, and rejecting does not undo it. */
export type Unmarked = 'sommaire' | 'entete' | 'orientation';

/** A document whose changes are marked. */
export interface Revised {
  readonly bytes: Uint8Array;
  /** How many passages were inserted, deleted, or set otherwise. */
  readonly insertions: number;
  readonly deletions: number;
  readonly settings: number;
  readonly unmarked: readonly Unmarked[];
}

const BODY = 'word/document.xml';
const NOTES = 'word/footnotes.xml';
const LISTS = 'word/numbering.xml';
const TYPES = '[Content_Types].xml';

/**
 * The newer of two Word files that ght made, in which all that changed since the older stands as insertions and
 * deletions of Word. To accept them all gives the newer one; to reject them all, the text of the older. It works on the
 * files and not on what they were made from: whatever the emitter sets is compared, to the word.
 */
export const trackChanges = (older: Uint8Array, newer: Uint8Array, { author, date }: Signature): Revised => {
  const [a, b] = [open(older), open(newer)];
  const [before, after] = [bodyOf(a), bodyOf(b)];
  const notes = noteLedger(a.part(NOTES), b.part(NOTES));
  const lists = listLedger(a.part(LISTS), b.part(LISTS));
  const mark = marker(author, date, highestId(after.root) + 1);
  const lineOf = (path: string, { adopt, relations }: Adopted): Redline => {
    const links = b.relations(path);
    return {
      mark,
      notes,
      lists,
      identity: (side, id) => (side === 'a' ? a.identity(relations.get(id)) : b.identity(links.get(id))),
      brought: bringing(relations, adopt, lists.later),
    };
  };
  const [forBody, forNotes] = [adopting(a, b, BODY), adopting(a, b, NOTES)];
  const blocks = changedBlocks(elements(before.body), elements(after.body), lineOf(BODY, forBody));
  const compared = withChildren(after.root, [withChildren(after.body, blocks)]);
  const settled = notes.settle(lineOf(NOTES, forNotes));
  const [called, ordered] = settled ? inOrder(compared, settled) : [compared];
  const body = numbered(called, lists.resolve);
  const noted = ordered && numbered(ordered, lists.resolve);
  const made: readonly (readonly [string, Markup | undefined])[] = [
    [BODY, body],
    [NOTES, noted],
    [LISTS, lists.settle()],
    [relationsOf(BODY), forBody.part()],
    [relationsOf(NOTES), noted && forNotes.part()],
    [TYPES, withTypesOf(b.part(TYPES) as Markup, a.part(TYPES))],
  ];
  const parts = new Map<string, Uint8Array | string>([...Object.entries(b.files), ...forBody.files, ...forNotes.files]);
  for (const [path, part] of made) if (part) parts.set(path, renumberShapes(writeMarkup(part)));
  const count = (...names: readonly string[]) => counted([body, ...(noted ? [noted] : [])], names);
  return {
    bytes: zipped([...parts]),
    insertions: count('w:ins'),
    deletions: count('w:del'),
    settings: count('w:rPrChange', 'w:pPrChange'),
    unmarked: unmarked(a, b, before.body, after.body),
  };
};

/** Changes that hold something: the mark of a paragraph or of a row goes with its content. */
const counted = (parts: readonly Markup[], names: readonly string[]): number =>
  parts
    .flatMap((part) => [...descendants(part)])
    .filter(({ name, children }) => names.includes(name) && children.length > 0).length;

const bodyOf = (file: Opened): { readonly root: Markup; readonly body: Markup } => {
  const root = file.part(BODY);
  const body = child(root, 'w:body');
  if (!root || !body) throw new Error('a Word file has a body');
  return { root, body };
};

const highestId = (root: Markup): number =>
  Math.max(0, ...[...descendants(root)].map(({ attributes }) => Number(attributes['w:id'] ?? 0)));

const FURNITURE = /^word\/(?:header|footer)\d+\.xml$/;

const unmarked = (a: Opened, b: Opened, before: Markup, after: Markup): readonly Unmarked[] => {
  const all = (body: Markup, name: string) => [...descendants(body)].filter((one) => one.name === name);
  const titles = (text: string) => text.split('\n').filter((line) => !/^\d*$/.test(line));
  const contents = (body: Markup) =>
    all(body, 'w:sdt')
      .flatMap((one) => titles(textIn(one)))
      .join();
  const turned = (body: Markup) =>
    all(body, 'w:pgSz')
      .map(({ attributes }) => attributes['w:orient'])
      .join();
  const furniture = (file: Opened) => {
    const paths = Object.keys(file.files)
      .filter((path) => FURNITURE.test(path))
      .sort();
    return [...new Set(paths.map((path) => textIn(file.part(path) as Markup)))].join('\n');
  };
  return [
    ...(contents(before) === contents(after) ? [] : ['sommaire' as const]),
    ...(furniture(a) === furniture(b) ? [] : ['entete' as const]),
    ...(turned(before) === turned(after) ? [] : ['orientation' as const]),
  ];
};

import { clean } from '../../clean.js';
import { type Markup, make, mapDeep } from './markup.js';
import type { Relation } from './opened.js';

/** What happened to a piece of the document. */
export type Change = 'ins' | 'del';

/** The two versions of one part of the file, and what is noted down while they are compared. */
export interface Redline {
  /** An element that says who changed what is inside or beside it, and when: `w:ins`, `w:del`, `w:rPrChange`… */
  readonly mark: (name: string, children?: Markup['children']) => Markup;
  /** Name, the same in both versions, of what an id of a link or of a picture leads to. */
  readonly identity: (side: 'a' | 'b', id: string) => string;
  /** What is kept of an element of the older version: its ids become those of the newer one. */
  readonly brought: (node: Markup) => Markup | undefined;
  readonly notes: Notes;
  readonly lists: Lists;
}

/** The calls of notes met: kept, taken away, brought in. */
export interface Notes {
  /** Name of a note, the same for two versions of one. */
  readonly identity: (side: 'a' | 'b', id: string) => string;
  readonly keep: (a: string, b: string) => void;
  readonly insert: (b: string) => void;
  /** Gives the id of the note in the file that is made. */
  readonly remove: (a: string) => string;
}

/** The lists of the older version, and those that they become. */
export interface Lists {
  readonly keep: (a: string, b: string) => void;
  /** Stands for a list of the older version until all is compared. */
  readonly later: (a: string) => string;
}

/** What marks changes, one number each, from `first`; `date` is a full ISO instant in UTC. */
export const marker = (author: string, date: string, first: number): Redline['mark'] => {
  let last = first - 1;
  const name = clean(author);
  return (element, children = []) => {
    last += 1;
    return make(element, { 'w:id': String(last), 'w:author': name, 'w:date': date }, children);
  };
};

const LINKED = /^r:(?:id|embed|link)$/;

/** Takes what an id of a relation leads to into the newer file, and gives its id there. */
export type Adopt = (relation: Relation) => string;

/** How elements of the older version enter the newer one: bookmarks stay behind, ids are changed. */
export const bringing =
  (relations: ReadonlyMap<string, Relation>, adopt: Adopt, later: Lists['later']): Redline['brought'] =>
  (node) =>
    mapDeep(node, (one) => {
      if (one.name === 'w:bookmarkStart' || one.name === 'w:bookmarkEnd') return undefined;
      if (one.name === 'w:sectPr') return undefined;
      if (one.name === 'w:numId') return { ...one, attributes: { 'w:val': later(one.attributes['w:val'] ?? '') } };
      if (!Object.keys(one.attributes).some((key) => LINKED.test(key))) return one;
      const attributes = Object.entries(one.attributes).map(([key, value]) => {
        const relation = LINKED.test(key) ? relations.get(value) : undefined;
        return [key, relation ? adopt(relation) : value] as const;
      });
      return { ...one, attributes: Object.fromEntries(attributes) };
    });

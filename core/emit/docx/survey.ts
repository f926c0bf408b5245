import type { Definition, FootnoteDefinition, FootnoteReference, Heading, List, Node, Root } from 'mdast';
import { slug } from '../slug.js';
import { type HeadingList, headingLists } from './numbering.js';

/** A heading as the contents and the links know it. */
export interface HeadingMark {
  readonly bookmark: string;
  readonly depth: number;
  /** Number and title, as printed. */
  readonly title: string;
  /** The list of Word that prints its number; without one, the number is text. */
  readonly list?: HeadingList;
  /** Among the headings of the body, from 0. */
  readonly rank: number;
}

/** A footnote that the body calls. */
interface Note {
  /** Number of the note, from 1, in the order of the calls. */
  readonly id: number;
  readonly definition: FootnoteDefinition;
}

/** What the emitter must know of the whole body before it writes the first line. */
export interface Survey {
  readonly headings: ReadonlyMap<Heading, HeadingMark>;
  /** Slug of a heading to its bookmark, for links such as `#objectifs-medicaux`. */
  readonly anchors: ReadonlyMap<string, string>;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly notes: ReadonlyMap<string, Note>;
  /** The first call of each note; the others point at it. */
  readonly firstCalls: ReadonlySet<FootnoteReference>;
  /** Lists in the order of the document, from 1: each counts on its own. */
  readonly lists: ReadonlyMap<List, number>;
}

type AnyNode = Node & { readonly children?: readonly AnyNode[]; readonly value?: unknown; readonly alt?: unknown };

/** The bare text of a node; calls of notes leave nothing. */
export function plainText(node: AnyNode): string {
  if (node.type === 'footnoteReference') return '';
  if (node.type === 'break') return ' ';
  if (node.children) return node.children.map(plainText).join('');
  const value = node.value ?? node.alt;
  return typeof value === 'string' ? value.replace(/(?<!\s)\s*\n\s*/g, ' ') : '';
}

function* descend(node: AnyNode, enter: (child: AnyNode) => boolean): Generator<AnyNode> {
  for (const child of node.children ?? []) {
    yield child;
    if (enter(child)) yield* descend(child, enter);
  }
}

const ofType = <T extends Node>(nodes: readonly AnyNode[], type: T['type']): readonly T[] =>
  nodes.filter((node): node is AnyNode & T => node.type === type);

/** First definition of each identifier: the first wins, as in Markdown. */
const byIdentifier = <T extends { readonly identifier: string }>(nodes: readonly T[]): Map<string, T> =>
  new Map([...nodes].reverse().map((node) => [node.identifier, node]));

/** What a number written as text puts before the title, with the space that keeps both on one line. */
export const headingNumber = (heading: Heading): string => (heading.data?.number ? `${heading.data.number}\u00a0` : '');

function markHeadings(headings: readonly Heading[]): Map<Heading, HeadingMark> {
  const lists = headingLists(headings);
  const mark = (heading: Heading, rank: number): HeadingMark => {
    const list = lists.get(heading);
    return {
      bookmark: `_Toc${String(rank + 1).padStart(9, '0')}`,
      depth: heading.depth,
      title: headingNumber(heading) + plainText(heading),
      ...(list && { list }),
      rank,
    };
  };
  return new Map(headings.map((heading, rank) => [heading, mark(heading, rank)]));
}

function callNotes(calls: readonly FootnoteReference[], definitions: ReadonlyMap<string, FootnoteDefinition>) {
  const notes = new Map<string, Note>();
  const firstCalls = new Set<FootnoteReference>();
  for (const call of calls) {
    const definition = definitions.get(call.identifier);
    if (!definition || notes.has(call.identifier)) continue;
    notes.set(call.identifier, { id: notes.size + 1, definition });
    firstCalls.add(call);
  }
  return { notes, firstCalls };
}

/** Reads the body once. */
export function survey(body: Root): Survey {
  const all = [...descend(body, () => true)];
  const outsideNotes = [...descend(body, (child) => child.type !== 'footnoteDefinition')];
  const headings = markHeadings(ofType<Heading>(outsideNotes, 'heading'));
  const definitions = byIdentifier(ofType<FootnoteDefinition>(all, 'footnoteDefinition'));
  return {
    headings,
    anchors: new Map([...headings].reverse().map(([heading, { bookmark }]) => [slug(plainText(heading)), bookmark])),
    definitions: byIdentifier(ofType<Definition>(all, 'definition')),
    ...callNotes(ofType<FootnoteReference>(outsideNotes, 'footnoteReference'), definitions),
    lists: new Map(ofType<List>(all, 'list').map((list, index) => [list, index + 1])),
  };
}

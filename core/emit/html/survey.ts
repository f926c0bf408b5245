import type { Definition, FootnoteDefinition, FootnoteReference, Heading, Root } from 'mdast';
import { levelsOf } from '../levels.js';
import { slug } from '../slug.js';
import { type AnyNode, descend, ofType, plainText } from '../tree.js';

/** A heading as the contents and the links know it. */
export interface HeadingMark {
  readonly id: string;
  /** From 1, none skipped; the title of the document stands above. */
  readonly level: number;
  /** What is printed before the title, with the space that keeps both on one line. */
  readonly number: string;
  readonly title: string;
}

/** A note: its number, from 1, and how many times it is called. */
export interface Note {
  readonly rank: number;
  readonly definition: FootnoteDefinition;
  readonly calls: readonly FootnoteReference[];
}

/** What must be known of the whole body before its first line is written. */
export interface Survey {
  readonly headings: ReadonlyMap<Heading, HeadingMark>;
  /** Slug of a title to the id of its heading, for links such as `#objectifs-medicaux`. */
  readonly anchors: ReadonlyMap<string, string>;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** In the order of their first calls; those that nothing calls come last. */
  readonly notes: readonly Note[];
}

const UNTITLED = 'Sans titre';

const outsideNotes = (node: AnyNode): boolean => node.type !== 'footnoteDefinition';

const mark = (heading: Heading, index: number, level: number): HeadingMark => ({
  id: `titre-${index + 1}`,
  level,
  number: heading.data?.number ? `${heading.data.number}\u00a0` : '',
  title: plainText(heading as AnyNode).trim() || UNTITLED,
});

function markHeadings(headings: readonly Heading[]): ReadonlyMap<Heading, HeadingMark> {
  const levels = levelsOf(headings.map(({ depth }) => depth));
  return new Map(headings.map((heading, index) => [heading, mark(heading, index, levels[index] ?? 1)]));
}

/** First of each identifier: the first wins, as in Markdown. */
const byIdentifier = <T extends { readonly identifier: string }>(nodes: readonly T[]): ReadonlyMap<string, T> =>
  new Map([...nodes].reverse().map((node) => [node.identifier, node]));

const callsIn = (nodes: readonly AnyNode[]) => ofType<FootnoteReference>(nodes, 'footnoteReference');

/** Called notes may call others: the list grows while it is read. */
function numberNotes(body: AnyNode, all: readonly FootnoteDefinition[]): readonly Note[] {
  const known = byIdentifier(all);
  const found = new Map<FootnoteDefinition, FootnoteReference[]>();
  const meet = (calls: readonly FootnoteReference[]) => {
    for (const call of calls) {
      const definition = known.get(call.identifier);
      if (definition) found.set(definition, [...(found.get(definition) ?? []), call]);
    }
  };
  meet(callsIn(descend(body, outsideNotes)));
  for (const definition of found.keys())
    meet(callsIn(definition.children.flatMap((child) => descend(child as AnyNode))));
  for (const definition of all) if (!found.has(definition)) found.set(definition, []);
  return [...found].map(([definition, calls], index) => ({ rank: index + 1, definition, calls }));
}

/** Reads the body once. */
export function survey(body: Root): Survey {
  const all = descend(body as AnyNode);
  const headings = markHeadings(ofType<Heading>(descend(body as AnyNode, outsideNotes), 'heading'));
  return {
    headings,
    anchors: new Map([...headings].reverse().map(([heading, { id }]) => [slug(plainText(heading as AnyNode)), id])),
    definitions: byIdentifier(ofType<Definition>(all, 'definition')),
    notes: numberNotes(body as AnyNode, ofType<FootnoteDefinition>(all, 'footnoteDefinition')),
  };
}

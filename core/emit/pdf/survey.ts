import type { Definition, FootnoteDefinition, Heading, Root } from 'mdast';
import { slug } from '../slug.js';
import { type AnyNode, descend, ofType, plainText } from '../tree.js';

/** What must be known of the whole body before its first line is written. */
export interface Survey {
  /** Slug of a title to the rank of its heading, for links such as `#objectifs-medicaux`. */
  readonly anchors: ReadonlyMap<string, number>;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly notes: ReadonlyMap<string, FootnoteDefinition>;
}

/** First of each identifier: the first wins, as in Markdown. */
const byIdentifier = <T extends { readonly identifier: string }>(nodes: readonly T[]): ReadonlyMap<string, T> =>
  new Map([...nodes].reverse().map((node) => [node.identifier, node]));

/** Reads the body once. */
export function survey(body: Root): Survey {
  const all = descend(body as AnyNode);
  const outsideNotes = descend(body as AnyNode, (node) => node.type !== 'footnoteDefinition');
  const headings = ofType<Heading>(outsideNotes, 'heading');
  const slugs = headings.map((one, index) => [one.data?.anchor ?? slug(plainText(one as AnyNode)), index] as const);
  return {
    anchors: new Map([...slugs].reverse()),
    definitions: byIdentifier(ofType<Definition>(all, 'definition')),
    notes: byIdentifier(ofType<FootnoteDefinition>(all, 'footnoteDefinition')),
  };
}

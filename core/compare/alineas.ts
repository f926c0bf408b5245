import type { FootnoteDefinition, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Alignable } from './align.js';
import { bareWords } from './words.js';

/** A paragraph as lawyers count them: each item of a list is one, and a table is counted apart. */
export interface Alinea extends Alignable {
  readonly kind: 'alinea' | 'tableau' | 'note';
  readonly text: string;
  /** Title of the rubrique it stands in, inside an article; '' before the first. */
  readonly rubrique: string;
  /** Rank in its rubrique, among those of its kind, from 1. */
  readonly rank: number;
}

type Kind = Alinea['kind'];
type Told = readonly [kind: Kind, text: string];

const INLINE = new Set(['paragraph', 'code', 'html']);

const told = (node: RootContent): readonly Told[] => {
  if (node.type === 'footnoteDefinition') return [['note', noteText(node)]];
  if (node.type === 'table') {
    const rows = node.children.map((row) => row.children.map((cell) => lineOf(cell)).join(' | '));
    return [['tableau', rows.join('\n')]];
  }
  if (INLINE.has(node.type)) return [['alinea', lineOf(node)]];
  return 'children' in node ? (node.children as readonly RootContent[]).flatMap(told) : [];
};

const noteText = (note: FootnoteDefinition): string => note.children.map(lineOf).join(' ');

/** The words of a node on one line, its non-breaking spaces kept. */
export const lineOf = (node: unknown): string =>
  textOf(node)
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .trim();

/** Paragraphs of a unit, in order, each with its rubrique and its rank. */
export const alineasOf = (blocks: readonly RootContent[]): readonly Alinea[] => {
  const ranks = new Map<string, number>();
  let rubrique = '';
  return blocks.flatMap((node) => {
    if (node.type === 'heading') rubrique = lineOf(node);
    if (node.type === 'heading') return [];
    return told(node).map(([kind, text]): Alinea => {
      const place = `${rubrique}\u0000${kind}`;
      const rank = (ranks.get(place) ?? 0) + 1;
      ranks.set(place, rank);
      return { key: `${rubrique}\u0000${text}`, kind, text, rubrique, rank, words: bareWords(text) };
    });
  });
};

/** Titles of the rubriques inside a unit, in order. */
export const rubriquesOf = (blocks: readonly RootContent[]): readonly string[] =>
  blocks.filter(({ type }) => type === 'heading').map(lineOf);

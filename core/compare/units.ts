import type { Heading, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { titleKey } from '../words.js';

/** A part of a document that an avenant names and changes as a whole: an article, a point of the law, a rubrique. */
export interface Unit {
  /** The same in two versions of the document, whatever the numbers. */
  readonly key: string;
  readonly title: string;
  /** « 4 », « 1er », for an article of a convention. */
  readonly article?: string;
  /** « 4° a) », for an item of the law. */
  readonly number?: string;
  /** Headings above, the outermost first. */
  readonly above: readonly Above[];
  /** What stands under the heading; an article keeps its own rubriques. */
  readonly blocks: readonly RootContent[];
}

/** A heading above a unit. */
interface Above {
  readonly title: string;
  readonly number?: string;
}

/** What ght itself writes from data: it changes with them, and no avenant says it. */
const MADE = /^(?:avis .*(?:decisions?|publication)|signatures|(?:annexe )?grille de couverture.*)$/;

const ARTICLE = /^Article\s+(\d+(?:er)?|premier)\s*[—–-]\s*(.*)$/su;

interface Titled {
  readonly title: string;
  readonly number?: string;
  readonly article?: string;
}

const titled = (heading: Heading): Titled => {
  const number = heading.data?.number;
  const words = textOf(heading).replaceAll(/\s+/g, ' ').trim();
  const [, article, title] =
    ARTICLE.exec([/^Article/.test(number ?? '') ? `${number} —` : '', words].join(' ').trim()) ?? [];
  if (article !== undefined) return { title: (title ?? '').replace(/^[—–-]\s*/, ''), article };
  return { title: words, ...(number ? { number } : {}) };
};

/** Cuts a composed document into its units, in order; what stands before the first heading belongs to none. */
export const unitsOf = (body: Root): readonly Unit[] => {
  const units: (Unit & { readonly blocks: RootContent[]; readonly depth: number })[] = [];
  let above: (Above & { readonly depth: number })[] = [];
  for (const node of body.children) {
    const open = units.at(-1);
    if (node.type !== 'heading') {
      open?.blocks.push(node);
      continue;
    }
    if (open?.article !== undefined && node.depth > open.depth) {
      open.blocks.push(node);
      continue;
    }
    const { title, number, article } = titled(node);
    above = above.filter(({ depth }) => depth < node.depth);
    const path = above.map((one) => one.title);
    const key = article === undefined ? [...path, title].map(titleKey).join(' / ') : `article ${titleKey(title)}`;
    const named = { title, ...(number ? { number } : {}), ...(article ? { article } : {}) };
    units.push({ ...named, key, above, blocks: [], depth: node.depth });
    above = [...above, { title, depth: node.depth, ...(number ? { number } : {}) }];
  }
  return units.filter(({ title, article, above: over }) => article !== undefined || ![{ title }, ...over].some(isMade));
};

const isMade = ({ title }: Above): boolean => MADE.test(titleKey(title));

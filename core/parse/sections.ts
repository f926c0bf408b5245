import type { Place } from '../diagnostic.js';
import type { SourceText } from './document.js';
import { type Heading, headingsOf } from './headings.js';
import { placer } from './source.js';

/** A heading and what stands under it. */
export interface Section {
  readonly title: string;
  readonly depth: number;
  /** Identifier given by `{#cle}`. */
  readonly id?: string;
  /** Items answered, given by `{couvre="4-a 4-e"}`. */
  readonly couvre: readonly string[];
  /** Name given in `{nom="…"}` that is not `couvre`, or `couvre` when it names no item. */
  readonly attribute?: string;
  readonly place: Place;
  /** Offsets of what follows the heading, up to the next heading, and up to the end of the section. */
  readonly start: number;
  readonly proseEnd: number;
  readonly end: number;
  readonly children: readonly Section[];
}

/** A Markdown text cut at its headings. */
export interface Outline {
  /** Raw YAML of the front matter, with the line it starts on. */
  readonly front?: { readonly text: string; readonly line: number };
  readonly root: Section;
}

/** Cuts a Markdown text into its tree of headings. */
export const outline = (source: SourceText): Outline => {
  const { front, start, headings } = headingsOf(source.text);
  const root = nest(source, headings, placer(source.text, source.file), start);
  return front === undefined ? { root } : { front: { text: front, line: 2 }, root };
};

interface Open {
  readonly heading: Heading | undefined;
  readonly depth: number;
  readonly start: number;
  readonly children: Open[];
  proseEnd: number;
  end: number;
}

/** One pass with a stack of open headings; a section ends where a heading of its depth, or above, begins. */
const nest = (source: SourceText, headings: readonly Heading[], place: Placer, start: number): Section => {
  const root: Open = open(undefined, 0, start, source.text.length);
  const stack = [root];
  for (const heading of headings) {
    const from = heading.start;
    while ((stack.at(-1)?.depth ?? 0) >= heading.depth) close(stack, from);
    const parent = stack.at(-1) ?? root;
    if (parent.children.length === 0) parent.proseEnd = from;
    const section = open(heading, heading.depth, heading.end, source.text.length);
    parent.children.push(section);
    stack.push(section);
  }
  return freeze(root, place);
};

const MARKS = /\\([!-/:-@[-`{-~])|\[\^[^\][\s]+\]|[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** A heading is compared and shown as one plain line: its marks of emphasis, code and notes go, its words stay. */
const plainTitle = (title: string): string => title.replaceAll(MARKS, '$1').replaceAll(/\s+/g, ' ').trim();

type Placer = ReturnType<typeof placer>;

const open = (heading: Heading | undefined, depth: number, start: number, end: number): Open => ({
  heading,
  depth,
  start,
  children: [],
  proseEnd: end,
  end,
});

const close = (stack: Open[], from: number): void => {
  const section = stack.pop();
  if (!section) return;
  section.end = from;
  if (section.children.length === 0) section.proseEnd = from;
};

const freeze = (section: Open, place: Placer): Section => ({
  ...headingOf(section, place),
  depth: section.depth,
  start: section.start,
  proseEnd: section.proseEnd,
  end: section.end,
  children: section.children.map((child) => freeze(child, place)),
});

const ATTRIBUTES = /(?<!\s)\s*\{([^{}]*)\}\s*$/;

const headingOf = (
  { heading }: Open,
  place: Placer,
): Omit<Section, 'depth' | 'start' | 'proseEnd' | 'end' | 'children'> => {
  if (!heading) return { title: '', couvre: [], place: place(0, 1) };
  const { text } = heading;
  const attributes = ATTRIBUTES.exec(text)?.[1] ?? '';
  const id = /#([\p{L}\p{N}_-]+)/u.exec(attributes)?.[1];
  const couvre = /(?<![\p{L}_-])couvre\s*=\s*["'“”«]?\s*([^"'“”»]*)/u.exec(attributes)?.[1] ?? '';
  const attribute = couvre ? undefined : /(?<![\p{L}_-])([\p{L}_-]+)\s*=/u.exec(attributes)?.[1];
  return {
    title: plainTitle(id || couvre || attribute ? text.replace(ATTRIBUTES, '') : text),
    ...(id ? { id } : {}),
    ...(attribute ? { attribute } : {}),
    couvre: couvre.split(/[\s,;]+/).filter((code) => code !== '' && !code.startsWith('#')),
    place: place(heading.start, heading.end),
  };
};

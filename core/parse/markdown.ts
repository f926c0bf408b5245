import { isObject } from '../json.js';
import { withoutComments } from './comments.js';
import type { Parsed, Problem, SourceText } from './document.js';
import { type Draft, fromSource, merge, textDraft, toData, toSource } from './draft.js';
import { gluedTitles, oddAttribute } from './faults.js';
import { FILL, fillMapping, type Reader } from './fill.js';
import { keyFor } from './keys.js';
import type { Spot } from './loose.js';
import { proseCutter } from './notes.js';
import { outline, type Section } from './sections.js';
import { propOf, type Shape } from './shape.js';
import { once, placer } from './source.js';
import type { Vocabulary } from './vocabulary.js';
import { parseYaml } from './yaml.js';

/** What a heading may mean in one type of document. */
export interface Reading {
  readonly shape: Shape;
  readonly vocabulary: Vocabulary;
}

/**
 * Reads a Markdown text as a document of the given shape: the front matter gives the short fields, each heading the
 * key it means. A heading that means nothing known keeps its words as a free section; nothing is lost. With a key, the
 * whole text is the value of that key.
 */
export const parseMarkdown = async (typed: SourceText, reading: Reading, key?: string): Promise<Parsed> => {
  const source = { ...typed, text: withoutComments(typed.text.replaceAll(UNBREAKABLE, '$1 ')) };
  const { front, root } = outline(source);
  const reader: Reader = {
    vocabulary: reading.vocabulary,
    cut: proseCutter(source.text).cut,
    place: placer(source.text, source.file),
    text: source.text,
    titles: [],
    remarks: [...gluedTitles(source, root.start), ...sectionsOf(root).flatMap(oddAttribute)],
  };
  const head = front && { file: source.file, text: '\n'.repeat(front.line - 1) + front.text };
  const parsed = head ? await parseYaml(head) : undefined;
  const draft: Draft = {
    place: (root.children.length === 1 ? root.children[0] : root)?.place ?? root.place,
    map: new Map(),
  };
  const keys = parsed && isObject(parsed.data) ? fromSource(parsed.data, parsed.source()) : undefined;
  const spot = { shape: reading.shape, draft, pointer: '' };
  if (keys && key === undefined) merge(draft, keys);
  else if (keys && key !== undefined) draft.map?.set(key, keys);
  if (key === undefined) fillMapping(reader, spot, titled(reader, spot, root));
  else fillWhole(reader, spot, root, key);
  return {
    data: toData(draft),
    source: once(() => toSource(draft)),
    problems: parsed ? [...parsed.problems, ...withoutKeys(parsed)] : [],
    remarks: reader.remarks,
    titles: reader.titles,
  };
};

/** Some keyboards type a no-break space after the marks of a heading; one character for one, so that columns hold. */
const UNBREAKABLE = /^( {0,3}#{1,6})[\u00A0\u202F]/gm;

const sectionsOf = (section: Section): readonly Section[] => [section, ...section.children.flatMap(sectionsOf)];

/** A front matter that is a text or a list has no key: nothing of it would be read. */
const withoutKeys = ({ data, source, problems }: Parsed): readonly Problem[] => {
  if (problems.length > 0 || data === '' || isObject(data)) return [];
  const message = 'L’en-tête du fichier, entre les deux lignes « --- », n’est pas une suite de « clé: valeur ».';
  const fix = 'Écrivez une clé par ligne (par exemple « type: pmp »), ou supprimez les deux lignes « --- ».';
  return [{ rule: 'lecture/entete', message, fix, place: source().place }];
};

/** The level-1 heading that everything else stands under, or undefined. */
const loneHeading = (reader: Reader, root: Section): Section | undefined => {
  const [only, ...others] = root.children;
  if (!only || only.depth > 1 || others.length > 0 || only.couvre.length > 0) return undefined;
  return reader.cut(root.start, root.proseEnd) === '' ? only : undefined;
};

/** A file of its own for one key: its lone heading is the title of what it holds. */
const fillWhole = (reader: Reader, spot: Spot, root: Section, key: string): void => {
  const inner = propOf(spot.shape, key);
  const only = loneHeading(reader, root);
  if (inner) FILL[inner.kind](reader, spot, only && !keyFor(reader, inner, only) ? only : root, key, inner);
};

/** A single level-1 heading is the title of the document, and what follows stands under it. */
const titled = (reader: Reader, spot: Spot, root: Section): Section => {
  const only = loneHeading(reader, root);
  const name = spot.shape.props?.['titre'] ? 'titre' : 'nom';
  if (!only || !propOf(spot.shape, name)) return root;
  if (name === 'titre' && keyFor(reader, spot.shape, only)) return root;
  if (!spot.draft.map?.has(name)) spot.draft.map?.set(name, textDraft(only, only.title));
  return only;
};

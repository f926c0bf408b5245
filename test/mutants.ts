import { isArray, isObject, type Json, type JsonObject, list, own, segment } from '../core/json.js';
import type { Document, SourceText } from '../core/parse/document.js';
import { type DocumentFiles, readDocument } from '../core/parse/read.js';
import { outline, type Section } from '../core/parse/sections.js';
import { propOf, type Shape } from '../core/parse/shape.js';
import type { World } from './world.js';

/** How a thing is spoilt: taken away, saying nothing, of a wrong kind; or a heading taken away with its text. */
type Spoiling = 'supprimer' | 'gâter' | 'fausser' | 'section';

/** One thing changed in a document. */
export interface Mutant {
  readonly how: Spoiling;
  /** Where, as a JSON pointer; '' for a section. */
  readonly pointer: string;
  /** The pointer with « * » for what a list or a free mapping holds; the title of a section, after its parent's. */
  readonly pattern: string;
  readonly document: () => Promise<Document>;
}

/** A document read, and the files that say it. */
export interface Read {
  readonly read: Document;
  readonly files: DocumentFiles;
}

/** Every mutant of a document: each key and element, in three ways for a text; each section of its Markdown. */
export const mutantsOf = (here: World, one: Read): readonly Mutant[] => [
  ...firstAndLast(spotsOf(shapeOf(here, one), one.read.data, ROOT)).flatMap((spot) => spoilt(here, one, spot)),
  ...sectionsOf(one).map((section) => withoutSection(here, one, section)),
];

const shapeOf = (here: World, { read }: Read): Shape => here.types[read.type]?.shape ?? EMPTY;

const EMPTY: Shape = { kind: 'objet', title: '' };

interface Spot {
  readonly pointer: string;
  readonly pattern: string;
  readonly keys: readonly string[];
  readonly shape: Shape | undefined;
  readonly value: Json;
}

const ROOT = { pointer: '', pattern: '', keys: [] } as const;

const spotsOf = (
  shape: Shape | undefined,
  value: Json,
  at: Pick<Spot, 'pointer' | 'pattern' | 'keys'>,
): readonly Spot[] => {
  const below = (key: string, name: string, inner: Shape | undefined, item: Json): readonly Spot[] => {
    const spot = {
      pointer: `${at.pointer}/${segment(key)}`,
      pattern: `${at.pattern}/${name}`,
      keys: [...at.keys, key],
    };
    return [{ ...spot, shape: inner, value: item }, ...spotsOf(inner, item, spot)];
  };
  if (isArray(value)) return value.flatMap((item, i) => below(String(i), '*', shape?.item, item));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    shape?.kind === 'cles' ? below(key, '*', shape.item, item) : below(key, key, propOf(shape ?? EMPTY, key), item),
  );
};

/** Of what a list repeats, the first and the last are tried: the others would say the same. */
const firstAndLast = (spots: readonly Spot[]): readonly Spot[] => {
  const first = new Map(spots.toReversed().map((spot) => [spot.pattern, spot]));
  const last = new Map(spots.map((spot) => [spot.pattern, spot]));
  return [...new Set([...first.values(), ...last.values()])];
};

/** What is written without saying anything. */
const NOTHING = 'À compléter.';

const spoilt = (here: World, one: Read, { pointer, pattern, keys, shape, value }: Spot): readonly Mutant[] => {
  const mutant = (how: Spoiling, by: Json | undefined): Mutant => ({
    how,
    pointer,
    pattern,
    document: () => withData(here, one, changed(one.read.data, keys, by), keys),
  });
  const wrong = shape?.kind === 'booleen' ? 'peut-être' : true;
  const texts = typeof value === 'string' ? [mutant('gâter', NOTHING)] : [];
  return [mutant('supprimer', undefined), ...texts, mutant('fausser', wrong)];
};

/** What says how a document is read makes it read anew. */
const READING = new Set(['type', 'appel']);

const withData = (here: World, { read }: Read, data: Json, [key = '', ...rest]: readonly string[]) => {
  if (rest.length > 0 || !READING.has(key)) return Promise.resolve({ ...read, data });
  const index = { file: read.path, text: JSON.stringify(data) };
  const named = read.type === 'fiche' ? read.type : undefined;
  return readDocument({ path: read.path, index, parts: [] }, here.types, named);
};

/** A value with what stands at the end of a path taken away, or put in its place. */
const changed = (value: Json, [key = '', ...rest]: readonly string[], by: Json | undefined): Json => {
  if (isArray(value)) {
    const at = Number(key);
    if (rest.length === 0 && by === undefined) return value.toSpliced(at, 1);
    return value.with(at, rest.length === 0 ? (by as Json) : changed(value[at] as Json, rest, by));
  }
  const { [key]: inner, ...others } = value as JsonObject;
  if (rest.length === 0) return by === undefined ? others : { ...(value as JsonObject), [key]: by };
  return { ...(value as JsonObject), [key]: changed(inner as Json, rest, by) };
};

/** A heading of one of the files of a document. */
interface Heading {
  readonly source: SourceText;
  readonly line: number;
  /** « Comité des usagers › Composition ». */
  readonly title: string;
}

/** Headings of the index and, of a folder, of the first and the last of its parts. */
const sectionsOf = ({ files: { index, parts } }: Read): readonly Heading[] => {
  return [...new Set([index, ...parts.slice(0, 1), ...parts.slice(-1)])]
    .filter(({ file }) => file.endsWith('.md'))
    .flatMap((source) =>
      outline(source)
        .root.children.flatMap((top) => below(top, ''))
        .map((one) => ({ source, ...one })),
    );
};

/** A section and those under it, save the title of the document; a section is named after the one that holds it. */
const below = ({ depth, title, place, children }: Section, parent: string): readonly Omit<Heading, 'source'>[] => {
  const name = parent === '' ? title : `${parent} › ${title}`;
  const under = children.flatMap((child) => below(child, depth < 2 ? '' : title));
  return depth < 2 ? under : [{ line: place.line, title: name }, ...under];
};

const withoutSection = (here: World, one: Read, { source, line, title }: Heading): Mutant => {
  const rank = one.files.parts.findIndex(({ file }) => file === source.file);
  const text = withoutLines(source.text, line);
  const document = () => (rank < 0 ? withIndex(here, one, text) : withPart(here, one, text, rank));
  return { how: 'section', pointer: '', pattern: `« ${title} »`, document };
};

/** The document as another index makes it; the lists that its folder holds are not read again. */
const withIndex = async (here: World, { read, files }: Read, text: string): Promise<Document> => {
  const alone = await readDocument({ ...files, index: { ...files.index, text }, parts: [] }, here.types);
  const lists = files.parts.map(({ folder }) => [folder, own(read.data, folder) ?? []]);
  return { ...alone, data: { ...(alone.data as JsonObject), ...Object.fromEntries(lists) } };
};

/** The document as another file of its folder makes it: the element that the file says, in its place in the list. */
const withPart = async (here: World, { read, files }: Read, text: string, rank: number): Promise<Document> => {
  const part = files.parts.slice(rank, rank + 1).map((one) => ({ ...one, text }));
  const index = { ...files.index, text: `---\ntype: ${read.type}\n---\n` };
  const { data, problems } = await readDocument({ ...files, index, parts: part }, here.types);
  const folder = files.parts[rank]?.folder ?? '';
  const element = list(own(data, folder))[0] ?? {};
  const elements = list(own(read.data, folder)).with(rank, element);
  return { ...read, problems, data: { ...(read.data as JsonObject), [folder]: elements } };
};

/** A text without the heading of a line, and without what stands under it. */
const withoutLines = (text: string, line: number): string => {
  const lines = text.split('\n');
  const depth = /^#+/.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
  const next = lines.findIndex(
    (one, i) => i >= line && /^#{1,6} /.test(one) && (/^#+/.exec(one)?.[0].length ?? 9) <= depth,
  );
  return lines.toSpliced(line - 1, (next < 0 ? lines.length : next) - line + 1).join('\n');
};

import type { Json, JsonObject } from '../json.js';
import { entryOf, isArray, isObject, own, segment } from '../json.js';
import { beyondReading } from './bounds.js';
import { type Document, isMarkdown, type Parsed, type Problem, type SourceText } from './document.js';
import { misnamedFolder, openFront, unknownType, withoutKeys } from './faults.js';
import type { Reading } from './markdown.js';
import { normalise, propOf, type Shape } from './shape.js';
import { once, placeOf, placer, type SourceNode } from './source.js';
import { broken, parseYaml } from './yaml.js';

/** A document as found on disk: one file, or an index and the files of its folder. */
export interface DocumentFiles {
  readonly path: string;
  readonly index: SourceText;
  /** Files of the folder, in the order of their names; `folder` is the sub-folder they stand in, or ''. */
  readonly parts: readonly (SourceText & { readonly folder: string })[];
}

/** How each type of document is read, by its name; one that no document here declares may have a name only. */
export type Readings = Readonly<Record<string, Reading | undefined>>;

/** Reads a document, whatever its form: YAML, Markdown, or a folder; the three give the same data. */
export const readDocument = async (files: DocumentFiles, readings: Readings, type?: string): Promise<Document> => {
  const names = Object.keys(readings);
  const named = type ?? declaredType(files.index.text, names);
  const reading = entryOf(readings, named);
  if (!reading) return refused(files, unknownType(files.index, named, declaredIn(files.index.text, CALL), names));
  const index = keyed(files.index, await readText(files.index, reading));
  const parts = await Promise.all(files.parts.map((part) => readPart(part, reading)));
  const whole = parts.reduce<Whole>((sum, part) => graft(sum, part, reading.shape), { ...index, source: index.source });
  const data = normalise(reading.shape, whole.data);
  return { path: files.path, type: named, ...whole, data, source: once(whole.source) };
};

type Whole = Parsed;

const keyed = (source: SourceText, parsed: Parsed): Whole =>
  parsed.problems.length > 0 ? parsed : { ...parsed, problems: withoutKeys(source, parsed.data) };

const readText = async (source: SourceText, reading: Reading, key?: string): Promise<Parsed> => {
  if (!isMarkdown(source)) return key === undefined ? parseYaml(source) : under(key, await parseYaml(source));
  const { parseMarkdown } = await import('./markdown.js');
  const beyond = beyondReading(source);
  if (beyond.length > 0) return broken(source, beyond);
  const parsed = await parseMarkdown(source, reading, key);
  return { ...parsed, problems: [...openFront(source), ...parsed.problems] };
};

/** What a file says, as the value of a key. */
const under = (key: string, parsed: Parsed): Parsed => ({
  ...parsed,
  data: { [key]: parsed.data },
  source: () => ({ place: parsed.source().place, children: new Map([[key, parsed.source()]]) }),
});

/** One file of a folder: an element of the list under a key, or some keys of the document. */
interface Part extends Parsed {
  readonly list: string | undefined;
  readonly name: string;
}

const readPart = async (part: DocumentFiles['parts'][number], reading: Reading): Promise<Part> => {
  const name = part.file
    .slice(part.file.lastIndexOf('/') + 1)
    .replace(/^\d+[-_. ]*/, '')
    .replace(/\.[^.]+$/, '');
  const key = (part.folder || name).replaceAll('-', '_');
  const inner = propOf(reading.shape, key);
  if (inner && !(part.folder && inner.item)) return { ...(await readText(part, reading, key)), list: undefined, name };
  const list = inner ? key : 'autres';
  const odd = inner ? [] : misnamedFolder(part, part.folder, Object.keys(reading.shape.props ?? {}));
  const shape = propOf(reading.shape, list)?.item;
  const parsed = shape ? await readText(part, { ...reading, shape }) : await parseYaml(part);
  return { ...parsed, problems: [...odd, ...parsed.problems], list, name };
};

/** Adds what one file of the folder says to the whole. */
const graft = (whole: Whole, part: Part, shape: Shape): Whole => {
  const data = isObject(whole.data) ? whole.data : {};
  if (part.list === undefined) return graftKeys(whole, data, part, shape);
  const known = own(data, part.list);
  const list = isArray(known) ? known : [];
  const pointer = `/${part.list}/${list.length}`;
  return {
    data: { ...data, [part.list]: [...list, withId(part, propOf(shape, part.list)?.item)] } as JsonObject,
    source: () => graftSource(whole.source(), part.source(), part.list ?? '', list.length),
    problems: [...whole.problems, ...part.problems],
    remarks: [...(whole.remarks ?? []), ...(part.remarks ?? [])],
    titles: [...whole.titles, ...part.titles.map((title) => ({ ...title, pointer: pointer + title.pointer }))],
  };
};

/** A key that two files write would lose one of its texts: its author must choose. */
const graftKeys = (whole: Whole, data: JsonObject, part: Part, shape: Shape): Whole => {
  const twice = Object.keys(isObject(part.data) ? part.data : {}).filter((key) => own(data, key) !== undefined);
  const fix = 'Réunissez les deux textes dans un seul fichier.';
  const problems = twice.map((key): Problem => {
    const message = `« ${propOf(shape, key)?.title || key} » est déjà écrit dans un autre fichier du document.`;
    return { rule: 'lecture/ecrit-deux-fois', message, fix, place: placeOf(part.source(), `/${segment(key)}`) };
  });
  return {
    data: { ...data, ...(part.data as JsonObject) },
    source: () => {
      const { children, ...source } = whole.source();
      return { ...source, children: new Map([...(children ?? []), ...(part.source().children ?? [])]) };
    },
    problems: [...whole.problems, ...part.problems, ...problems],
    remarks: [...(whole.remarks ?? []), ...(part.remarks ?? [])],
    titles: [...whole.titles, ...part.titles],
  };
};

const withId = (part: Part, item: Shape | undefined): Json => {
  if (!isObject(part.data) || part.data['id'] !== undefined || !item?.props?.['id']) return part.data;
  return { id: part.name, ...part.data };
};

const graftSource = (whole: SourceNode, part: SourceNode, key: string, index: number): SourceNode => {
  const known = whole.children?.get(key);
  const value = { ...(known ?? part), children: new Map(known?.children).set(String(index), part) };
  return { ...whole, children: new Map(whole.children).set(key, value) };
};

const keyOf = (key: string): RegExp => new RegExp(`^(?:\\{ *)?["']?${key}["']?[ \\t]*:[ \\t]*["']?([^\\s"'#,}]*)`, 'm');
const TYPE = keyOf('type');
const CALL = keyOf('appel');

/** What a text says of a key in its YAML or its front matter, without parsing it; '' when it says nothing. */
const declaredIn = (text: string, key: RegExp): string =>
  key.exec(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? text)?.[1] ?? '';

/** Type that a text declares; a candidature is read as the call for projects that it names wants. */
export const declaredType = (text: string, names: readonly string[]): string => {
  const type = declaredIn(text, TYPE);
  if (!names.some((name) => name.startsWith(`${type}.`))) return type;
  const answering = `${type}.${declaredIn(text, CALL)}`;
  return names.includes(answering) ? answering : type;
};

const refused = (files: DocumentFiles, problem: Problem): Document => ({
  path: files.path,
  type: '',
  data: {},
  source: () => ({ place: placer(files.index.text, files.index.file)(0, 1) }),
  problems: [problem],
  titles: [],
});

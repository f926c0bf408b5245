import type { Json, JsonObject } from '../json.js';
import { isArray, isObject, own } from '../json.js';
import { normalise, type Shape } from '../model/shape.js';
import type { Document, Parsed, Problem, SourceText } from './document.js';
import type { Reading } from './markdown.js';
import { placer, type SourceNode } from './source.js';
import { parseYaml } from './yaml.js';

/** A document as found on disk: one file, or an index and the files of its folder. */
export interface DocumentFiles {
  readonly path: string;
  readonly index: SourceText;
  /** Files of the folder, in the order of their names; `folder` is the sub-folder they stand in, or ''. */
  readonly parts: readonly (SourceText & { readonly folder: string })[];
}

/** How each type of document is read, by its name in `type:`. */
export type Readings = Readonly<Record<string, Reading>>;

/** True for a file that holds Markdown. */
const isMarkdown = (file: string): boolean => /\.(md|markdown)$/i.test(file);

/** Reads a document, whatever its form: YAML, Markdown, or a folder; the three give the same data. */
export const readDocument = async (files: DocumentFiles, readings: Readings, type?: string): Promise<Document> => {
  const named = type ?? typeOf(files.index.text);
  const reading = readings[named];
  if (!reading) return refused(files, unknownType(files, named, Object.keys(readings)));
  const index = await readText(files.index, reading);
  const parts = await Promise.all(files.parts.map((part) => readPart(part, reading)));
  const whole = parts.reduce<Whole>((sum, part) => graft(sum, part, reading.shape), { ...index, source: index.source });
  const data = normalise(reading.shape, whole.data);
  return { path: files.path, type: named, ...whole, data };
};

type Whole = Parsed;

const readText = async (source: SourceText, reading: Reading): Promise<Parsed> => {
  if (!isMarkdown(source.file)) return parseYaml(source);
  const { parseMarkdown } = await import('./markdown.js');
  return parseMarkdown(source, reading);
};

interface Part extends Parsed {
  readonly key: string | undefined;
  readonly element: boolean;
  readonly name: string;
}

const readPart = async (part: DocumentFiles['parts'][number], reading: Reading): Promise<Part> => {
  const name = part.file
    .slice(part.file.lastIndexOf('/') + 1)
    .replace(/^\d+[-_. ]*/, '')
    .replace(/\.[^.]+$/, '');
  const key = (part.folder || name).replaceAll('-', '_');
  const inner = reading.shape.props?.[key];
  const shape = (part.folder && inner?.item) || inner || reading.shape.props?.['autres']?.item;
  const parsed = shape ? await readText(part, { ...reading, shape }) : await parseYaml(part);
  return { ...parsed, key: inner ? key : undefined, element: Boolean(part.folder && inner?.item), name };
};

/** Adds what one file of the folder says to the whole: an element of a list, or the value of a key. */
const graft = (whole: Whole, part: Part, shape: Shape): Whole => {
  const key = part.key ?? 'autres';
  const asElement = part.element || part.key === undefined;
  const list = isArray(own(whole.data, key)) ? (own(whole.data, key) as readonly Json[]) : [];
  const pointer = asElement ? `/${key}/${list.length}` : `/${key}`;
  const value = asElement ? withId(part, shape.props?.[key]?.item) : part.data;
  return {
    data: { ...(isObject(whole.data) ? whole.data : {}), [key]: asElement ? [...list, value] : value } as JsonObject,
    source: () => graftSource(whole.source(), part.source(), key, asElement ? list.length : undefined),
    problems: [...whole.problems, ...part.problems],
    titles: [...whole.titles, ...part.titles.map((title) => ({ ...title, pointer: pointer + title.pointer }))],
  };
};

const withId = (part: Part, item: Shape | undefined): Json => {
  if (!isObject(part.data) || part.data['id'] !== undefined || !item?.props?.['id']) return part.data;
  return { id: part.name, ...part.data };
};

const graftSource = (whole: SourceNode, part: SourceNode, key: string, index: number | undefined): SourceNode => {
  const known = whole.children?.get(key);
  const value = index === undefined ? part : { ...(known ?? part), children: new Map(known?.children) };
  if (index !== undefined) (value.children as Map<string, SourceNode>).set(String(index), part);
  return { ...whole, children: new Map(whole.children).set(key, value) };
};

const TYPE = /^type\s*:\s*["']?([^\s"'#]*)/m;

/** Type a text declares, in YAML or in its front matter; '' when it declares none. */
const typeOf = (text: string): string => {
  const front = /^---\n([\s\S]*?)\n---/.exec(text)?.[1];
  return TYPE.exec(front ?? text)?.[1] ?? '';
};

const refused = (files: DocumentFiles, problem: Problem): Document => ({
  path: files.path,
  type: '',
  data: {},
  source: () => ({ place: placer(files.index.text, files.index.file)(0, 1) }),
  problems: [problem],
  titles: [],
});

const unknownType = (files: DocumentFiles, type: string, known: readonly string[]): Problem => {
  const found = type && /^type\s*:.*$/m.exec(files.index.text);
  const start = found ? found.index : 0;
  const message = type
    ? `Le type de document « ${type} » n’est pas connu.`
    : 'Le document ne dit pas quel est son type.';
  const list = known.filter((name) => name !== 'fiche').join(', ');
  const fix = `Écrivez en tête du document « type: » suivi de l’un de ces mots : ${list}.`;
  const place = placer(files.index.text, files.index.file)(start, start + (found ? found[0].length : 1));
  return { rule: 'lecture/type-inconnu', message, fix, place };
};

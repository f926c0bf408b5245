import { stringify } from 'yaml';
import { isArray, isObject, type Json, type JsonObject, list, own } from '../core/json.js';
import { propOf, type Shape } from '../core/parse/shape.js';

/** Depth of the headings right under the title. */
const TOP = 2;

/** Writes data as an author would in Markdown: short fields in the front matter, texts under headings. */
export const markdownOf = (data: JsonObject, shape: Shape): string => {
  const { titre, ...front } = shortOf(data, shape);
  const head = titre === undefined ? [] : [`# ${String(titre)}`];
  const parts = [...head, ...mainText(data, shape), ...sections(data, shape, TOP)];
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${parts.join('\n\n')}\n`;
};

/** True for what is written as text under a heading; the rest stands in the front matter. */
const isLong = (shape: Shape | undefined): boolean => {
  if (shape?.kind === 'prose') return true;
  if (shape?.kind === 'objet') return Object.values(shape.props ?? {}).some(isLong);
  return shape?.elements !== undefined || (shape?.kind === 'cles' && shape.item?.kind === 'prose');
};

const isFree = (key: string): boolean => key === 'autres' || key === 'sans_objet';

/** What of a mapping is short; an element of a list keeps its name and identifier, by which its heading finds it. */
const shortOf = (data: JsonObject, shape: Shape): JsonObject =>
  Object.fromEntries(
    Object.entries(data).flatMap(([key, value]): readonly (readonly [string, Json])[] => {
      const inner = propOf(shape, key);
      if (isFree(key)) return [];
      if (!inner || !isLong(inner)) return [[key, value]];
      const kept = shortIn(value, inner);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );

const shortIn = (value: Json, shape: Shape): Json | undefined => {
  if (isArray(value)) return value.map((one) => (isObject(one) && shape.item ? shortOf(one, shape.item) : one));
  if (!isObject(value) || shape.kind !== 'objet') return undefined;
  const short = shortOf(value, shape);
  return Object.keys(short).length > 0 ? short : undefined;
};

const sections = (data: JsonObject, shape: Shape, depth: number): readonly string[] => [
  ...Object.entries(data).flatMap(([key, value]) => {
    const inner = propOf(shape, key);
    if (!inner || isFree(key) || !isLong(inner) || key === shape.corps) return [];
    if (inner.transparent && isObject(value)) return spread(key, value, inner, depth);
    return [heading(inner.title || key, key, depth), ...body(value, inner, depth)];
  }),
  ...list(own(data, 'autres')).flatMap((section) => freeSection(section, depth)),
];

/** The keys of a transparent mapping stand under its holder's heading; its own prose under its name. */
const spread = (key: string, value: JsonObject, shape: Shape, depth: number): readonly string[] => {
  const main = mainOf(value, shape);
  const named = main.length > 0 ? [heading(shape.title || key, key, depth), ...main] : [];
  return [...named, ...sections(value, shape, depth)];
};

/** The prose that stands right under the heading of a mapping. */
const mainOf = (value: JsonObject, { corps }: Shape): readonly string[] => {
  const text = corps === undefined ? undefined : own(value, corps);
  return text === undefined ? [] : [String(text)];
};

/** A whole document has no heading of its own: its main text stands under its key. */
const mainText = (data: JsonObject, shape: Shape): readonly string[] =>
  mainOf(data, shape).flatMap((text) => [
    heading(propOf(shape, shape.corps ?? '')?.title ?? '', shape.corps ?? '', TOP),
    text,
  ]);

const body = (value: Json, shape: Shape, depth: number): readonly string[] => {
  if (isArray(value)) return value.flatMap((one) => element(one, shape.item, depth + 1));
  if (!isObject(value)) return [String(value)];
  if (shape.kind === 'cles')
    return Object.entries(value).flatMap(([key, text]) => [heading(key, '', depth + 1), String(text)]);
  const reason = own(value, 'sans_objet');
  if (reason !== undefined) return [`Sans objet : ${String(reason)}`];
  return [...mainOf(value, shape), ...sections(value, shape, depth + 1)];
};

const element = (value: Json, shape: Shape | undefined, depth: number): readonly string[] => {
  if (!isObject(value) || !shape) return [];
  const id = own(value, 'id');
  const title = String(own(value, 'nom') ?? own(value, 'titre') ?? id);
  return [
    heading(title, id === undefined ? '' : String(id), depth),
    ...mainOf(value, shape),
    ...sections(value, shape, depth + 1),
  ];
};

const freeSection = (section: Json, depth: number): readonly string[] => {
  const id = own(section, 'id');
  const couvre = list(own(section, 'couvre')).join(' ');
  const marks = [id === undefined ? '' : `#${String(id)}`, couvre ? `couvre="${couvre}"` : ''].filter(Boolean);
  const mark = marks.length > 0 ? ` {${marks.join(' ')}}` : '';
  return [`${'#'.repeat(depth)} ${String(own(section, 'titre'))}${mark}`, String(own(section, 'texte') ?? '')];
};

const heading = (title: string, key: string, depth: number): string =>
  `${'#'.repeat(Math.min(6, depth))} ${title}${key === '' ? '' : ` {#${key}}`}`;

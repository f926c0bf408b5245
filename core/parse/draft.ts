import type { Json, JsonObject } from '../json.js';
import { isArray, isObject } from '../json.js';
import type { Section } from './sections.js';
import type { SourceNode } from './source.js';

/** A value under construction, with where it is written; turned into data and places at the end. */
export interface Draft {
  readonly place: SourceNode['place'];
  readonly key?: SourceNode['place'];
  text?: string;
  list?: Draft[];
  map?: Map<string, Draft>;
}

/** A text written under a heading. */
export const textDraft = (section: Section, text: string): Draft => ({
  place: section.place,
  key: section.place,
  text,
});

/** Value of a key, made empty when it is not there yet. */
export const child = (draft: Draft, key: string, section: Pick<Section, 'place'>): Draft => {
  draft.map ??= new Map();
  const known = draft.map.get(key);
  if (known) return known;
  const made: Draft = { place: section.place, key: section.place };
  draft.map.set(key, made);
  return made;
};

/** Makes a mapping of a value; the text that it already held becomes that of its main key. */
export const opened = (draft: Draft, corps: string | undefined): Map<string, Draft> => {
  const { place, key, text } = draft;
  draft.map ??= new Map(text ? [[corps ?? 'texte', { place, ...(key ? { key } : {}), text }]] : []);
  return draft.map;
};

/** Adds prose to a key; what is written under two headings of the same meaning is read as one text. */
export const append = (draft: Draft, key: string, section: Section, text: string): void => {
  const target = child(draft, key, section);
  target.text = [target.text, text].filter(Boolean).join('\n\n');
};

/** What a front matter already says. */
export const fromSource = (data: Json, source: SourceNode): Draft => {
  const base = { place: source.place, ...(source.key ? { key: source.key } : {}) };
  const at = (key: string) => source.children?.get(key) ?? source;
  if (isArray(data)) return { ...base, list: data.map((item, i) => fromSource(item, at(String(i)))) };
  if (!isObject(data)) return { ...base, text: String(data) };
  return { ...base, map: new Map(Object.entries(data).map(([key, item]) => [key, fromSource(item, at(key))])) };
};

/** Puts the keys of a front matter into a document under construction. */
export const merge = (draft: Draft, front: Draft): void => {
  for (const [key, value] of front.map ?? []) draft.map?.set(key, value);
};

/** The finished value. */
export const toData = (draft: Draft): Json => {
  if (draft.list) return draft.list.map(toData);
  if (draft.map) return Object.fromEntries([...draft.map].map(([key, value]) => [key, toData(value)])) as JsonObject;
  return draft.text ?? '';
};

/** Where the finished value is written. */
export const toSource = (draft: Draft): SourceNode => ({
  place: draft.place,
  ...(draft.key ? { key: draft.key } : {}),
  ...(draft.list ? { children: new Map(draft.list.map((item, i) => [String(i), toSource(item)])) } : {}),
  ...(draft.map ? { children: new Map([...draft.map].map(([key, item]) => [key, toSource(item)])) } : {}),
});

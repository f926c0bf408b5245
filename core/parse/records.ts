import { append, child, type Draft, textDraft } from './draft.js';
import type { Reader } from './fill.js';
import { columnFor } from './keys.js';
import { type Row, tabled } from './labels.js';
import { addLoose, type Spot } from './loose.js';
import type { Section } from './sections.js';
import type { Shape } from './shape.js';

/** A list of small mappings: each row of the tables under its heading is one; the other words are kept apart. */
export const fillRecords = (reader: Reader, spot: Spot, section: Section, key: string, shape: Shape): void => {
  const { item, introduction } = shape;
  const { rows, rest } = tabled(reader.cut(section.start, section.end));
  const target = child(spot.draft, key, section);
  let from = section.start;
  const drafts = rows.map((row) => {
    const place = placeOfRow(reader, section, row, from);
    from = place.next;
    return recordOf(reader, { ...section, place: place.place }, row, item);
  });
  target.list = [...(target.list ?? []), ...drafts];
  if (rest) introduction ? append(spot.draft, introduction, section, rest) : addLoose(spot, section, rest);
};

/** A row is shown at its first cell, looked up from the end of the row before. */
const placeOfRow = (reader: Reader, section: Section, row: Row, from: number) => {
  const first = row.map(([, text]) => text).find((text) => text !== '') ?? '';
  const start = first === '' ? -1 : reader.text.indexOf(first, from);
  if (start < 0 || start >= section.end) return { place: section.place, next: from };
  return { place: reader.place(start, start + first.length), next: start + first.length };
};

/** A column that means no key is shown at its heading, the same for each row. */
const placeOfColumn = (reader: Reader, section: Section, head: string) => {
  const table = reader.text.indexOf('|', section.start);
  const start = reader.text.indexOf(head, table);
  return table < 0 || start < 0 || start >= section.end ? section.place : reader.place(start, start + head.length);
};

const EMPTY = new Set(['', '—', '–', '-']);

/** Columns are named as headings are; one that means no key keeps its own name, which is then a finding. */
const recordOf = (reader: Reader, section: Section, row: Row, item: Shape | undefined): Draft => {
  const cells = row.filter(([, text]) => !EMPTY.has(text));
  const entries = cells.map(([head, text]): [string, Draft] => {
    const key = columnFor(reader, item, head);
    const value = textDraft(section, text);
    if (key === undefined) return [head, { ...value, key: placeOfColumn(reader, section, head) }];
    return [key, item?.props?.[key]?.kind === 'liste' ? { ...value, list: listed(section, text) } : value];
  });
  return { place: section.place, key: section.place, map: new Map(entries) };
};

const listed = (section: Section, text: string): Draft[] =>
  text.split(/(?<!\s)\s*[;,]\s*/).map((part) => textDraft(section, part));

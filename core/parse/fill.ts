import type { Place } from '../diagnostic.js';
import { itemNumber, plain, titleKey } from '../words.js';
import type { NumberedTitle, Remark } from './document.js';
import { append, child, type Draft, opened, textDraft } from './draft.js';
import { nearKey } from './faults.js';
import { keyFor, keysAt } from './keys.js';
import { byLabel } from './labels.js';
import { addLoose, type Spot, withHeading } from './loose.js';
import { fillRecords } from './records.js';
import type { Section } from './sections.js';
import { propOf, type Shape } from './shape.js';
import { isReminder, type Vocabulary } from './vocabulary.js';

/** What filling a document needs at every heading. */
export interface Reader {
  readonly vocabulary: Vocabulary;
  readonly cut: (start: number, end: number) => string;
  readonly place: (start: number, end: number) => Place;
  readonly text: string;
  readonly titles: NumberedTitle[];
  readonly remarks: Remark[];
}

/** Fills a mapping with what stands under a heading: its prose, then each of its sub-headings. */
export const fillMapping = (reader: Reader, spot: Spot, section: Section): void => {
  const prose = reader.cut(section.start, section.proseEnd);
  if (prose && spot.shape.corps) append(spot.draft, spot.shape.corps, section, prose);
  else if (prose) addLoose(spot, { ...section, title: section.title || 'Introduction' }, prose);
  for (const sub of section.children) fillFrom(reader, spot, sub);
};

/** What a heading brings to the mapping it stands in: a key, an element, keys of its sub-headings, or free prose. */
const fillFrom = (reader: Reader, spot: Spot, section: Section): void => {
  const path = keyFor(reader, spot.shape, section);
  const list = loneElement(spot.shape, section);
  if (path) fillKey(reader, spot, section, path);
  else if (list !== undefined) addElement(reader, spot, list, section);
  else if (section.couvre.length === 0 && hidesKeys(reader, spot.shape, section)) passThrough(reader, spot, section);
  else {
    reader.remarks.push(...nearKey(section, keysAt(spot.shape)));
    addLoose(spot, section, reader.cut(section.start, section.end));
  }
};

const hidesKeys = (reader: Reader, shape: Shape, section: Section): boolean =>
  !isReminder(section.title) &&
  section.children.some((sub) => keyFor(reader, shape, sub) !== undefined || hidesKeys(reader, shape, sub));

/**
 * A heading such as « Première partie » groups keys: its own prose is a free section, its children are read here.
 * Within a filière, such a heading is a filière of its own (« Cancérologie — digestive »).
 */
const passThrough = (reader: Reader, spot: Spot, section: Section): void => {
  if (spot.element) {
    const title = `${spot.element.title} — ${section.title}`;
    addElement(reader, spot.element.spot, spot.element.key, { ...section, title });
    return;
  }
  const prose = reader.cut(section.start, section.proseEnd);
  if (prose) addLoose(spot, section, prose);
  for (const sub of section.children) fillFrom(reader, spot, sub);
};

/** List whose element a heading names outside the list's own heading: « Filière urgences », « Projet n° 2 ». */
const loneElement = (shape: Shape, section: Section): string | undefined => {
  if (section.couvre.length > 0) return undefined;
  const title = titleKey(section.title);
  const lists = Object.entries(shape.props ?? {}).filter(([, { elements }]) => elements !== undefined);
  return lists.find(([, { elements }]) => title.startsWith(`${elements} `))?.[0];
};

/** Puts what stands under a heading at the key it names. */
const fillKey = (reader: Reader, spot: Spot, section: Section, [key = '', ...rest]: readonly string[]): void => {
  const inner = propOf(spot.shape, key);
  if (!inner) return;
  const pointer = `${spot.pointer}/${key}`;
  if (rest.length > 0) {
    const draft = child(spot.draft, key, spot.draft);
    opened(draft, inner.corps);
    fillKey(reader, { shape: inner, draft, pointer }, section, rest);
    return;
  }
  const number = itemNumber(section.title);
  if (number) reader.titles.push({ pointer, number, place: section.place });
  if (section.couvre.length > 0) addConcordance(spot.draft, section, key);
  FILL[inner.kind](reader, spot, section, key, inner);
};

type Fill = (reader: Reader, spot: Spot, section: Section, key: string, inner: Shape) => void;

const fillText: Fill = (reader, spot, section, key) =>
  append(spot.draft, key, section, reader.cut(section.start, section.end));

const fillObject: Fill = (reader, spot, section, key, inner) => {
  const draft = child(spot.draft, key, section);
  if (section.children.length === 0 && !draft.map) {
    fillText(reader, spot, section, key, inner);
    return;
  }
  opened(draft, inner.corps);
  fillMapping(reader, { shape: inner, draft, pointer: `${spot.pointer}/${key}` }, section);
};

/** Labelled texts go to their établissement; prose without a label to the main text of the parent: nothing is lost. */
const fillByLabel: Fill = (reader, spot, section, key) => {
  const draft = child(spot.draft, key, section);
  opened(draft, undefined);
  let from = section.start;
  for (const [label, text] of byLabel(reader.cut(section.start, section.proseEnd))) {
    const start = label ? reader.text.indexOf(label, from) : -1;
    const found = start >= 0 && start < section.proseEnd;
    if (found) from = start + label.length;
    if (label) append(draft, label, found ? { ...section, place: reader.place(start, from) } : section, text);
    else if (spot.shape.corps) append(spot.draft, spot.shape.corps, section, text);
  }
  for (const sub of section.children) append(draft, sub.title, sub, reader.cut(sub.start, sub.end));
};

/** Under « Filières », each heading is a filière, save those that speak of the choice of filières as a whole. */
const fillList: Fill = (reader, spot, section, key, inner) => {
  if (inner.tableau) fillRecords(reader, spot, section, key, inner);
  else if (inner.elements) fillElements(reader, spot, section, key, inner);
  else {
    const target = child(spot.draft, key, section);
    const items = byLabel(reader.cut(section.start, section.end)).map((item) => item.filter(Boolean).join(' : '));
    target.list = [...(target.list ?? []), ...items.map((item) => textDraft(section, item))];
  }
};

const fillElements: Fill = (reader, spot, section, key, inner) => {
  const general = (text: string) =>
    inner.introduction ? append(spot.draft, inner.introduction, section, text) : addLoose(spot, section, text);
  const prose = reader.cut(section.start, section.proseEnd);
  if (prose) general(prose);
  for (const sub of section.children) {
    if (!reader.vocabulary.notElements.has(titleKey(sub.title))) addElement(reader, spot, key, sub);
    else general(withHeading(sub, reader.cut(sub.start, sub.end)));
  }
};

/** How each kind of value is filled from a section. */
export const FILL: Readonly<Record<Shape['kind'], Fill>> = {
  prose: fillText,
  ligne: fillText,
  booleen: fillText,
  entier: fillText,
  nombre: fillText,
  objet: fillObject,
  cles: fillByLabel,
  liste: fillList,
};

const addElement = (reader: Reader, spot: Spot, key: string, section: Section): void => {
  const shape = propOf(spot.shape, key)?.item;
  if (!shape) return;
  const target = child(spot.draft, key, section);
  target.list ??= [];
  const names = namesIn(target.list);
  const known = rankOf(names, section);
  const draft: Draft = { map: new Map(), ...target.list[known], place: section.place, key: section.place };
  if (known < 0) target.list.push(draft);
  else target.list[known] = draft;
  const name = propOf(shape, 'nom') ? 'nom' : 'titre';
  if (!draft.map?.has(name)) draft.map?.set(name, textDraft(section, section.title));
  if (section.id && !draft.map?.has('id')) draft.map?.set('id', textDraft(section, section.id));
  const index = known < 0 ? target.list.length - 1 : known;
  learn(names, draft, index);
  const element = { spot, key, title: section.title };
  fillMapping(reader, { shape, draft, pointer: `${spot.pointer}/${key}/${index}`, element }, section);
  learn(names, draft, index);
};

/** Rank of the first element of a list under each of its names: as written, and as names are compared. */
interface Names {
  readonly written: Map<string, number>;
  readonly compared: Map<string, number>;
}

const namesOf = new WeakMap<readonly Draft[], Names>();

const namesIn = (list: readonly Draft[]): Names => {
  const known = namesOf.get(list);
  if (known) return known;
  const names = { written: new Map(), compared: new Map() };
  for (const [i, element] of list.entries()) learn(names, element, i);
  namesOf.set(list, names);
  return names;
};

const learn = ({ written, compared }: Names, element: Draft, rank: number): void => {
  for (const name of ['nom', 'titre', 'id'].flatMap((key) => element.map?.get(key)?.text ?? [])) {
    if (written.has(name)) continue;
    written.set(name, rank);
    const key = elementKey(name);
    if (!compared.has(key)) compared.set(key, rank);
  }
};

/** Rank of the element that the front matter, or a heading, already opened under that name or identifier; else −1. */
const rankOf = ({ written, compared }: Names, section: Section): number => {
  const ranks = [
    section.id === undefined ? undefined : written.get(section.id),
    compared.get(elementKey(section.title)),
  ];
  const found = ranks.filter((rank) => rank !== undefined);
  return found.length > 0 ? Math.min(...found) : -1;
};

/** « Filière 1 » and « Filière 2 » have nothing but their number to tell them apart. */
const elementKey = (name: string): string => titleKey(titleKey(name).replace(/^filiere\s+/, '')) || plain(name);

const addConcordance = (draft: Draft, section: Section, key: string): void => {
  const table = child(draft, 'concordance', section);
  table.map ??= new Map();
  for (const code of section.couvre) table.map.set(code, textDraft(section, key));
};

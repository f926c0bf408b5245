import {
  constructFromEvents,
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  FAILSAFE_SCHEMA,
  getScalarValue,
  parseEvents,
} from 'js-yaml';
import type { Json } from '../json.js';
import type { Parsed, Problem, SourceText } from './document.js';
import { once, placer, type SourceNode } from './source.js';

const MAX_ALIASES = 50;

/** Kinds of events, read once: each use of an imported constant is a call, and a document has thousands of events. */
const EVENT = {
  alias: EVENT_ALIAS,
  document: EVENT_DOCUMENT,
  mapping: EVENT_MAPPING,
  pop: EVENT_POP,
  scalar: EVENT_SCALAR,
  sequence: EVENT_SEQUENCE,
} as const;

/**
 * Reads a YAML text. Every scalar stays the text its author typed (« 010000000 », « 3.10 », « 2022-01-01 »): the
 * schema says later what it is. One reading gives both the data and, on demand, the places.
 */
export const parseYaml = async (source: SourceText): Promise<Parsed> => {
  try {
    const events = parseEvents(source.text, { filename: source.file });
    const refusal = refuse(source, events) ?? refuseCycle(source, events);
    if (refusal) return broken(source, [refusal]);
    const options = { source: source.text, schema: FAILSAFE_SCHEMA, maxAliases: MAX_ALIASES };
    const data = (constructFromEvents(events, options)[0] ?? '') as Json;
    return { data, source: once(() => sourceTree(source, events)), problems: [], titles: [] };
  } catch (error) {
    const { explainYaml } = await import('./yaml-errors.js');
    return broken(source, explainYaml(source, error));
  }
};

/** Where each datum of a text that was read before is written. */
export const yamlPlaces = (source: SourceText): SourceNode =>
  sourceTree(source, parseEvents(source.text, { filename: source.file }));

/** A text that cannot be read, and why. */
export const broken = (source: SourceText, problems: readonly Problem[]): Parsed => ({
  data: '',
  source: () => ({ place: placer(source.text, source.file)(0, 1) }),
  problems,
  titles: [],
});

const refuse = (source: SourceText, events: readonly Event[]): Problem | undefined => {
  const documents = events.filter((event) => event.type === EVENT.document);
  const lineAt = (mark: RegExp, rank: number) => {
    const start = [...source.text.matchAll(mark)][rank]?.index ?? 0;
    return placer(source.text, source.file)(start, start + 3);
  };
  if (documents.some((event) => event.directives.length > 0)) {
    const message = 'Le fichier commence par une directive YAML (ligne en %), que ght ne lit pas.';
    const place = lineAt(/^%/gm, 0);
    return { rule: 'lecture/directive-yaml', message, fix: 'Supprimez la ligne qui commence par « % ».', place };
  }
  if (documents.length > 1) {
    const message = 'Le fichier contient plusieurs documents, séparés par « --- ».';
    const place = lineAt(/^---(?=\s|$)/gm, /^---/.test(source.text) ? 1 : 0);
    return { rule: 'lecture/plusieurs-documents', message, fix: 'Faites un fichier par document.', place };
  }
  return undefined;
};

/** A value that holds itself (« &a [*a] ») has no end: nothing could be said of it. */
const refuseCycle = (source: SourceText, events: readonly Event[]): Problem | undefined => {
  if (!events.some(({ type }) => type === EVENT.alias)) return undefined;
  const open: string[] = [];
  for (const event of events) {
    if (event.type === EVENT.pop) open.pop();
    else if (event.type === EVENT.document) open.push('');
    else if (event.type === EVENT.alias && open.includes(anchorOf(source, event))) {
      const message = 'Ce renvoi (« * ») mène à la valeur même où il se trouve, qui n’aurait pas de fin.';
      const place = placer(source.text, source.file)(event.anchorStart - 1, event.anchorEnd);
      return { rule: 'lecture/yaml', message, fix: 'Écrivez la valeur en toutes lettres, sans renvoi.', place };
    } else if (event.type === EVENT.mapping || event.type === EVENT.sequence) open.push(anchorOf(source, event));
  }
  return undefined;
};

const anchorOf = ({ text }: SourceText, event: { readonly anchorStart: number; readonly anchorEnd: number }): string =>
  event.anchorStart < 0 ? '' : text.slice(event.anchorStart, event.anchorEnd);

/** Events in order, read one after the other. */
interface Cursor {
  readonly events: readonly Event[];
  readonly source: SourceText;
  readonly place: ReturnType<typeof placer>;
  next: number;
}

const sourceTree = (source: SourceText, events: readonly Event[]): SourceNode => {
  const cursor: Cursor = { events, source, place: placer(source.text, source.file), next: 1 };
  return events.length > 1 ? readNode(cursor, 0) : { place: cursor.place(0, 1) };
};

/** An empty value has no place of its own: it stands where what holds it begins. */
const readNode = (cursor: Cursor, holder: number): SourceNode => {
  const event = cursor.events[cursor.next++];
  if (event?.type === EVENT.mapping) return readMapping(cursor, event.start);
  if (event?.type === EVENT.sequence) return readSequence(cursor, event.start);
  if (event?.type === EVENT.scalar && event.valueStart >= 0)
    return { place: cursor.place(event.valueStart, event.valueEnd) };
  if (event?.type === EVENT.alias) return { place: cursor.place(event.anchorStart - 1, event.anchorEnd) };
  return { place: cursor.place(holder, holder + 1) };
};

const readMapping = (cursor: Cursor, start: number): SourceNode => {
  const children = new Map<string, SourceNode>();
  while (cursor.events[cursor.next]?.type !== EVENT.pop) {
    const keyEvent = cursor.events[cursor.next];
    const name = keyEvent?.type === EVENT.scalar ? getScalarValue(cursor.source.text, keyEvent) : '';
    const key = readNode(cursor, start);
    children.set(name, { ...readNode(cursor, start), key: key.place });
  }
  cursor.next++;
  return { place: cursor.place(start, start + 1), children };
};

const readSequence = (cursor: Cursor, start: number): SourceNode => {
  const children = new Map<string, SourceNode>();
  while (cursor.events[cursor.next]?.type !== EVENT.pop) children.set(String(children.size), readNode(cursor, start));
  cursor.next++;
  return { place: cursor.place(start, start + 1), children };
};

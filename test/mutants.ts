import { readFileSync } from 'node:fs';
import { findDossiers } from '../cli/find.js';
import { check } from '../core/check.js';
import type { Diagnostic } from '../core/diagnostic.js';
import { isArray, isObject, type Json, type JsonObject, segment } from '../core/json.js';
import type { Document, SourceText } from '../core/parse/document.js';
import { readDocument } from '../core/parse/read.js';
import { outline, type Section } from '../core/parse/sections.js';
import { propOf, type Shape } from '../core/parse/shape.js';
import { readText } from './reading.js';
import { ROOT, type World } from './world.js';

/** Day judged when a document says none. */
const TODAY = '2026-01-15';

/** A document read, with its text when it is one Markdown file. */
interface Read {
  readonly read: Document;
  readonly source?: SourceText;
}

/** A complete groupement, read. */
export interface Groupement {
  readonly fiche: Read;
  readonly documents: readonly Read[];
}

const text = (file: string) => ({ file, text: readFileSync(file, 'utf8') });

/** Reads a groupement of examples/. */
export const groupement = async (here: World, name: string): Promise<Groupement> => {
  const { dossiers } = await findDossiers([`${ROOT}/examples/${name}`]);
  const found = dossiers[0];
  if (!found) throw new Error(`no groupement in ${name}`);
  const fiche = await readText(here, found.fiche, readFileSync(found.fiche, 'utf8'), 'fiche');
  const documents = await Promise.all(
    found.documents.map(async ({ path, index, parts }): Promise<Read> => {
      const texts = parts.map(({ file, folder }) => ({ ...text(file), folder }));
      const read = await readDocument({ path, index: text(index), parts: texts }, here.types);
      return { read, ...(index.endsWith('.md') && parts.length === 0 ? { source: text(index) } : {}) };
    }),
  );
  return { fiche: { read: fiche }, documents };
};

/** How a thing is spoilt: taken away, written without saying anything, or its heading and all below taken away. */
type Spoiling = 'supprimer' | 'gâter' | 'section';

/** One thing changed in a document. */
interface Mutant {
  readonly how: Spoiling;
  readonly pointer: string;
  /** The pointer with « * » for what a list or a free mapping holds. */
  readonly pattern: string;
  readonly data: Json;
}

interface Spot {
  readonly pointer: string;
  readonly pattern: string;
  readonly keys: readonly string[];
  readonly shape: Shape | undefined;
  readonly value: Json;
}

const spotsOf = (shape: Shape | undefined, value: Json, at: Omit<Spot, 'shape' | 'value'>): readonly Spot[] => {
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

const EMPTY: Shape = { kind: 'objet', title: '' };

/** What is written without saying anything. */
const NOTHING = 'À compléter.';

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

/** Every mutant of a document: each key and each element of its lists, taken away; each text, spoilt too. */
const mutantsOf = (shape: Shape, data: Json, most: number): readonly Mutant[] => {
  const seen = new Map<string, number>();
  return spotsOf(shape, data, { pointer: '', pattern: '', keys: [] }).flatMap(
    ({ pointer, pattern, keys, shape: inner }) => {
      const rank = (seen.get(pattern) ?? 0) + 1;
      seen.set(pattern, rank);
      if (rank > most) return [];
      const without = { how: 'supprimer', pointer, pattern, data: changed(data, keys, undefined) } as const;
      if (inner?.kind !== 'prose') return [without];
      return [without, { how: 'gâter', pointer, pattern, data: changed(data, keys, NOTHING) } as const];
    },
  );
};

/** A document that a change made, or its fiche. */
interface Changed {
  readonly mutant: Mutant;
  readonly document: Document;
}

/** Sections of a document in one Markdown file, each taken away from its text in turn. */
const sectionsOf = (source: SourceText): readonly Omit<Mutant, 'data'>[] => {
  const flat = (section: Section): readonly Section[] => [section, ...section.children.flatMap(flat)];
  return flat(outline(source).root).flatMap(({ depth, title, place }) =>
    depth < 2 ? [] : [{ how: 'section', pointer: String(place.line), pattern: `« ${title} »` }],
  );
};

const withoutSection = ({ file, text: whole }: SourceText, line: number): SourceText => {
  const lines = whole.split('\n');
  const depth = /^#+/.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
  const next = lines.findIndex(
    (one, i) => i >= line && /^#{1,6} /.test(one) && (/^#+/.exec(one)?.[0].length ?? 9) <= depth,
  );
  return { file, text: lines.toSpliced(line - 1, (next < 0 ? lines.length : next) - line + 1).join('\n') };
};

const changedBy = async (here: World, { source, read }: Read, most: number): Promise<readonly Changed[]> => {
  const shape = here.types[read.type]?.shape ?? EMPTY;
  const keys = mutantsOf(shape, read.data, most).map((mutant) => ({
    mutant,
    document: { ...read, data: mutant.data },
  }));
  if (source === undefined) return keys;
  const sections = sectionsOf(source).map(async (one): Promise<Changed> => {
    const index = withoutSection(source, Number(one.pointer));
    const document = await readDocument({ path: read.path, index, parts: [] }, here.types);
    return { mutant: { ...one, data: document.data }, document };
  });
  return [...keys, ...(await Promise.all(sections))];
};

/** What a finding says, and where. */
const key = ({ rule, path, message, document }: Diagnostic): string => [document, rule, path, message].join(' | ');

const judged = async (
  { types, law }: World,
  fiche: Document,
  documents: readonly Document[],
  whole: boolean,
): Promise<readonly Diagnostic[]> => {
  const report = await check({ fiche, documents, types, law, today: TODAY, tool: 'test', whole });
  return report.documents.flatMap(({ diagnostics }) => diagnostics);
};

/** Findings of one list that the other does not have. */
const added = (after: readonly Diagnostic[], before: readonly Diagnostic[]): readonly Diagnostic[] => {
  const known = new Set(before.map(key));
  return after.filter((found) => !known.has(key(found)));
};

/** What became of the mutants of a groupement. */
export interface Fates {
  /** « pmp /avis/*\/date supprimer », for those that no finding speaks of. */
  readonly survivors: ReadonlySet<string>;
  /** Findings at the place that was changed, above it or below it; and in another part, or in another document. */
  readonly here: number;
  readonly elsewhere: number;
}

/**
 * Changes one thing at a time in a groupement and judges it: the document alone first, then, when nothing is said, with
 * all the others. Of the things that a list repeats, `most` are tried.
 */
export const fatesOf = async (
  here: World,
  whole: Groupement,
  most: number,
  without: readonly string[] = [],
): Promise<Fates> => {
  const { fiche } = whole;
  const documents = whole.documents.filter(({ read }) => !without.includes(read.type));
  const all = documents.map(({ read }) => read);
  const together = await judged(here, fiche.read, all, true);
  const survivors = new Set<string>();
  const counts = { here: 0, elsewhere: 0 };
  for (const one of [fiche, ...documents]) {
    const isFiche = one === fiche;
    const alone = await judged(here, fiche.read, isFiche ? [] : [one.read], false);
    for (const { mutant, document } of await changedBy(here, one, most)) {
      const first = isFiche ? document : fiche.read;
      const quick = added(await judged(here, first, isFiche ? [] : [document], false), alone);
      const others = all.map((other) => (other === one.read ? document : other));
      const found = quick.length > 0 ? quick : added(await judged(here, first, others, true), together);
      const near = found.some(({ document: path, path: at }) => path === document.path && isNear(at, mutant));
      if (found.length > 0) counts[near ? 'here' : 'elsewhere'] += 1;
      else survivors.add(`${kindOf(document.type)} ${mutant.pattern} ${mutant.how}`);
    }
  }
  return { survivors, ...counts };
};

const kindOf = (type: string): string => type.split('.').at(-1) ?? type;

const isNear = (at: string, { pointer, how }: Mutant): boolean =>
  how === 'section' || pointer.startsWith(at) || at.startsWith(pointer);

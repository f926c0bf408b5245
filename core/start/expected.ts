import { type CheckInput, judgeAll } from '../check.js';
import type { Diagnostic, Level } from '../diagnostic.js';
import { asText, type Json, type JsonObject, own } from '../json.js';
import { isDay } from '../law/formats.js';
import { kindOf } from '../law/law.js';
import type { Document } from '../parse/document.js';
import { propOf, type Shape } from '../parse/shape.js';
import { emptied, opened } from './probe.js';

/** What a rule expects at one place of a document. */
export interface Expectation {
  readonly rule: string;
  readonly citation: string;
  readonly level: Level;
  /** True when it is only owed by a final document. */
  readonly final: boolean;
  readonly fix: string;
}

/** Expectations by the place they speak of, « * » standing for any element of a list. */
export type Expected = ReadonlyMap<string, readonly Expectation[]>;

/** What judging a document takes: the fiche, the types, the law, and the day for want of a date. */
export type World = Pick<CheckInput, 'fiche' | 'types' | 'law' | 'today'>;

/** First keys of a document of a type: the same in a skeleton and in an empty document. */
export const headOf = (id: string, shape: Shape, title: string): JsonObject => {
  const [kind = id, ...call] = id.split('.');
  return {
    type: kind,
    ...(call.length > 0 ? { appel: call.join('.') } : {}),
    ...(propOf(shape, 'titre') ? { titre: title } : {}),
    ...(propOf(shape, 'statut') ? { statut: 'projet' } : {}),
  };
};

/**
 * What the law in force expects of a document of a type: what `ght check` says of one that is empty, and of one where
 * only the main texts are written, first as a draft, then as a final document.
 */
export const expectedOf = async (id: string, world: World): Promise<Expected> => {
  const shape = world.types[id]?.shape;
  if (!shape) return new Map();
  const expected = new Map<string, Expectation[]>();
  const known = new Set<string>();
  for (const statut of propOf(shape, 'statut') ? ['projet', 'definitif'] : ['']) {
    for (const body of [emptied(shape), opened(shape)]) {
      const data = { ...headOf(id, shape, ''), ...body, ...(statut ? { statut } : {}) };
      for (const found of await findings(id, data, world)) {
        if (known.has(nameOf(found))) continue;
        known.add(nameOf(found));
        const place = placeOf(shape, found);
        expected.set(place, [...(expected.get(place) ?? []), expectation(found, statut === 'definitif')]);
      }
    }
  }
  return expected;
};

const nameOf = ({ rule, path }: Diagnostic): string => `${rule} ${path}`;

const expectation = ({ rule, law, level, fix }: Diagnostic, final: boolean): Expectation => ({
  rule,
  citation: law?.article ?? rule,
  level,
  final,
  fix: fix ?? '',
});

/** Day whose law a skeleton follows: today, but a call for projects is answered by what it wanted before it closed. */
export const dayFor = (id: string, { law, today }: World): string => {
  const closing = asText(own(law.appels[id.slice(kindOf(id).length + 1)], 'cloture'));
  return isDay(closing) && closing < today ? closing : today;
};

const findings = async (id: string, data: Json, world: World): Promise<readonly Diagnostic[]> => {
  const place = { file: id, line: 1, column: 1, endColumn: 2 };
  const probe: Document = { path: id, type: id, data, source: () => ({ place }), problems: [], titles: [] };
  const judged = await judgeAll({ ...world, documents: [probe], au: dayFor(id, world), tool: '', whole: false });
  const found = judged.find(({ report }) => report.document === id)?.report.diagnostics ?? [];
  return found.filter(({ rule }) => !rule.startsWith('lecture/'));
};

/**
 * The deepest key that the schema knows above a finding, or the one below it that the finding says to add; the main
 * text of a mapping stands for the mapping.
 */
const placeOf = (root: Shape, { path, fix }: Diagnostic): string => {
  let [shape, place]: [Shape, string] = [root, ''];
  for (const key of path.split('/').slice(1)) {
    const next = stepInto(shape, key);
    if (!next || (place !== '' && shape.corps === key) || key === 'sans_objet') break;
    place += shape.kind === 'liste' ? '/*' : `/${key}`;
    shape = next;
  }
  const named = /\(clé (\w+)\)/.exec(fix ?? '')?.[1] ?? '';
  const holder = shape.kind === 'liste' && shape.item ? { shape: shape.item, place: `${place}/*` } : { shape, place };
  return propOf(holder.shape, named) ? `${holder.place}/${named}` : place;
};

const stepInto = (shape: Shape, key: string): Shape | undefined =>
  shape.kind === 'liste' ? shape.item : propOf(shape, key);

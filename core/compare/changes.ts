import type { Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { paragraph } from '../compose/nodes.js';
import { titleKey } from '../words.js';
import { likeness } from './align.js';
import { alineasOf, rubriquesOf } from './alineas.js';
import { type Unit, unitsOf } from './units.js';
import { type Filieres, inserted, modified, removed, renumbered, type Subject, subjectOf } from './wording.js';
import { bareWords } from './words.js';

/** One change as an avenant says it, with the words of before and of after. */
export interface Modification {
  readonly nature: 'remplace' | 'ajoute' | 'supprime';
  /** What is changed, for a heading: « Article 7 — Comité stratégique ». */
  readonly name: string;
  readonly sentences: readonly string[];
  readonly before?: readonly RootContent[];
  readonly after?: readonly RootContent[];
}

/** All that an avenant says of two versions of one document. */
export interface Changes {
  readonly modifications: readonly Modification[];
  /** Articles that only change number, one sentence a run. */
  readonly renumbered: readonly string[];
}

type Pair = { readonly a?: Unit; readonly b?: Unit };

/** Two units of other titles are one that was renamed when they share so many of their words. */
const RENAMED = 0.6;

/** What changed between two versions of a composed document, unit by unit, in the order of the newer one. */
export const changesOf = (before: Root, after: Root, names: readonly string[]): Changes => {
  const filieres: Filieres = new Set(names.map(titleKey));
  const pairs = paired(unitsOf(before), unitsOf(after));
  const modifications = pairs.flatMap((pair, i) => modification(pair, pairs.slice(0, i), filieres));
  const numbers = pairs.flatMap(({ a, b }) =>
    a?.article !== undefined && b?.article !== undefined && a.article !== b.article
      ? [[a.article, b.article] as const]
      : [],
  );
  return { modifications, renumbered: renumbered(numbers) };
};

const modification = ({ a, b }: Pair, before: readonly Pair[], filieres: Filieres): readonly Modification[] => {
  if (a && b) return isSame(a, b) ? [] : [replacing(a, b, filieres)];
  if (a)
    return isBare(a)
      ? []
      : [
          {
            nature: 'supprime',
            name: nameOf(a, filieres),
            sentences: removed(a, subjectOf(a, filieres)),
            before: a.blocks,
          },
        ];
  if (!b || isBare(b)) return [];
  const sentences = inserted(b, subjectBefore(b, before, filieres));
  return [{ nature: 'ajoute', name: nameOf(b, filieres), sentences, after: b.blocks }];
};

const replacing = (a: Unit, b: Unit, filieres: Filieres): Modification => {
  const renamed = wordsIn(a) === wordsIn(b);
  return {
    nature: 'remplace',
    name: nameOf(a, filieres, b),
    sentences: modified(a, b, subjectOf(a, filieres)),
    before: renamed ? [paragraph(a.title)] : a.blocks,
    after: renamed ? [paragraph(b.title)] : b.blocks,
  };
};

/** A title with nothing of its own below it is said by its parts. */
const isBare = ({ blocks }: Unit): boolean => alineasOf(blocks).length === 0;

const wordsIn = ({ blocks }: Unit): string =>
  [...rubriquesOf(blocks), ...alineasOf(blocks).map(({ kind, key }) => `${kind} ${key}`)].join('\n');

const isSame = (a: Unit, b: Unit): boolean => a.title === b.title && wordsIn(a) === wordsIn(b);

/** The unit that a new one follows, as the older version calls it. */
const subjectBefore = (unit: Unit, before: readonly Pair[], filieres: Filieres): Subject | undefined => {
  const found = before.findLast(({ a, b }) => a && b && (unit.article === undefined || b.article !== undefined))?.a;
  return found && subjectOf(found, filieres);
};

const nameOf = (unit: Unit, filieres: Filieres, after: Unit = unit): string => {
  if (unit.article !== undefined) {
    const now = after.article === unit.article ? '' : ` (devenu article ${after.article})`;
    return `Article ${unit.article}${now} — ${unit.title}`;
  }
  const filiere = unit.above.findLast(({ title }) => filieres.has(titleKey(title)));
  const inner = unit.above.slice(filiere ? unit.above.indexOf(filiere) + 1 : 0);
  const path = [...inner, unit].map(({ number, title }) => (number ? `${number} ${title}` : title));
  return [...(filiere ? [`Filière « ${filiere.title} »`] : []), ...path].join(' — ');
};

/** Units of both versions: those of one title, wherever they stand; then those that were renamed. */
const paired = (before: readonly Unit[], after: readonly Unit[]): readonly Pair[] => {
  const left = [...before];
  const take = (fits: (unit: Unit) => boolean): Unit | undefined => {
    const i = left.findIndex(fits);
    return i < 0 ? undefined : left.splice(i, 1)[0];
  };
  const twins = after.map((b) => take((a) => a.key === b.key));
  const found = after.map((b, i) => twins[i] ?? take((a) => isRenamed(a, b)));
  const pairs: Pair[] = after.map((b, i) => (found[i] ? { a: found[i], b } : { b }));
  for (const a of left) pairs.splice(placeOf(a, before, pairs), 0, { a });
  return pairs;
};

const isRenamed = (a: Unit, b: Unit): boolean => {
  const [one, other] = [a, b].map((unit) => bareWords(textOf({ type: 'root', children: [...unit.blocks] })));
  const alike = (one?.length ?? 0) > 0 && likeness(one ?? [], other ?? []) >= RENAMED;
  return (a.article === undefined) === (b.article === undefined) && alike;
};

/** A unit taken away stands after the one that it followed. */
const placeOf = (unit: Unit, before: readonly Unit[], pairs: readonly Pair[]): number => {
  for (const previous of before.slice(0, before.indexOf(unit)).toReversed()) {
    const i = pairs.findIndex(({ a }) => a === previous);
    if (i >= 0) return i + 1;
  }
  return 0;
};

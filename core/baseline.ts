import type { BaselineState, CheckReport, Diagnostic } from './diagnostic.js';
import { asText, isArray, isObject, type Json, own } from './json.js';
import { clean } from './report/clean.js';
import { fingerprints } from './report/fingerprint.js';
import { STANDINGS, type Standing, standing } from './report/tally.js';

/** A finding known when its dossier entered: what a later finding is held against, and words for whoever reads it. */
export interface Known {
  readonly empreinte: string;
  readonly regle: string;
  readonly document: string;
  /** JSON pointer in the document. */
  readonly endroit: string;
  /** Where it was counted; the same gap that has grown heavier is new. */
  readonly poids: Standing;
  readonly constat: string;
}

/** Number of the shape of the file; it grows when an older ght would misread it. */
const FORMAT = 1;
const TEXTS = ['empreinte', 'regle', 'document', 'endroit', 'poids', 'constat'] as const;

/** What can be known: neither what cannot be read, for nobody knows what it says, nor what a derogation sets aside. */
const canBeKnown = (found: Diagnostic): boolean => !['illisible', 'derogation'].includes(standing(found));

const knownOf = (found: Diagnostic, empreinte: string): Known => ({
  empreinte,
  regle: found.rule,
  document: found.document,
  endroit: found.path,
  poids: standing(found),
  constat: clean(found.message),
});

/** The findings of a check that a baseline may hold, each with its finding. */
const candidates = (report: CheckReport): ReadonlyMap<Diagnostic, Known> => {
  const found = report.documents.flatMap(({ diagnostics }) => diagnostics);
  const names = fingerprints(found);
  return new Map(found.map((one, i) => [one, knownOf(one, names[i] ?? '')]));
};

/** What the baseline of a check holds: every finding that can be known, as if none was yet. */
export const baselineOf = (report: CheckReport): readonly Known[] => entriesOf(report, () => true);

/** What a baseline becomes after a check held against it: what is filled goes, and nothing new comes in. */
export const refreshed = (held: CheckReport, before: readonly Known[]): readonly Known[] => {
  const judged = judgedDocuments(held);
  return [...entriesOf(held, ({ known }) => known === true), ...before.filter(({ document }) => !judged.has(document))];
};

const entriesOf = (report: CheckReport, keeps: (found: Diagnostic) => boolean): readonly Known[] => {
  const bare = (found: Diagnostic): Diagnostic => ({ ...found, known: false });
  return [...candidates(report)].flatMap(([found, known]) =>
    keeps(found) && canBeKnown(bare(found)) ? [{ ...known, poids: standing(bare(found)) }] : [],
  );
};

const order = ({ document, regle, endroit, empreinte }: Known): string =>
  [document, regle, endroit, empreinte].join('\u0000');

/** The file: one finding a line, sorted, without day nor version, so that two checks of one dossier give one file. */
export const writeBaseline = (known: readonly Known[]): string => {
  const sorted = [...known].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const lines = sorted.map((entry) => `    ${JSON.stringify(entry)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "format": ${FORMAT},\n  "connus": ${list}\n}\n`;
};

/** Reads the file; undefined when it is not one that `writeBaseline` could have made. */
export const readBaseline = (text: string): readonly Known[] | undefined => {
  const data = parsed(text);
  const entries = own(data, 'connus');
  if (own(data, 'format') !== FORMAT || !isArray(entries)) return undefined;
  return entries.every(isKnown) ? (entries as unknown as readonly Known[]) : undefined;
};

const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

const isKnown = (entry: Json): boolean =>
  isObject(entry) &&
  TEXTS.every((key) => typeof own(entry, key) === 'string') &&
  STANDINGS.includes(asText(own(entry, 'poids')) as Standing);

/**
 * By what a finding is recognised, the surest first: the same spot and words; the same words at another rank of the
 * same list (a filière was added above); the same spot in other words (ght was updated).
 */
const SIGNS: readonly ((one: Known) => string)[] = [
  (one) => JSON.stringify([one.empreinte, one.constat]),
  (one) => JSON.stringify([one.regle, one.document, one.endroit.replaceAll(/\/\d+(?=\/|$)/g, '/*'), one.constat]),
  (one) => one.empreinte,
];

/** Marks the findings that the baseline knows, and tells which of its findings the check no longer has. */
export const withBaseline = (report: CheckReport, baseline: readonly Known[]): CheckReport => {
  const found = candidates(report);
  const left = new Set(baseline);
  const known = new Set<Diagnostic>();
  for (const sign of SIGNS) {
    const bySign = groupedBy(left, sign);
    for (const [one, entry] of found) {
      if (known.has(one) || one.level === 'illisible') continue;
      const match = bySign.get(sign(entry))?.find((old) => left.has(old) && !isHeavier(entry, old));
      if (!match) continue;
      left.delete(match);
      known.add(one);
    }
  }
  const mark = (one: Diagnostic): Diagnostic => (known.has(one) ? { ...one, known: true } : one);
  const documents = report.documents.map((one) => ({ ...one, diagnostics: one.diagnostics.map(mark) }));
  return { ...report, documents, baseline: resolved(left, report) };
};

const groupedBy = (known: Iterable<Known>, sign: (one: Known) => string): ReadonlyMap<string, readonly Known[]> => {
  const groups = new Map<string, Known[]>();
  for (const one of known) groups.set(sign(one), [...(groups.get(sign(one)) ?? []), one]);
  return groups;
};

const isHeavier = (now: Known, before: Known): boolean =>
  STANDINGS.indexOf(now.poids) < STANDINGS.indexOf(before.poids);

/** Documents of which the check can say that a gap is filled: those that it read. */
const judgedDocuments = ({ documents }: CheckReport): ReadonlySet<string> =>
  new Set(documents.filter(({ dayFrom }) => dayFrom !== 'non_juge').map(({ document }) => document));

const resolved = (left: ReadonlySet<Known>, report: CheckReport): BaselineState => {
  const judged = judgedDocuments(report);
  const gone = [...left].map(({ regle, document, constat }) => ({ rule: regle, document, message: constat }));
  return {
    filled: gone.filter(({ document }) => judged.has(document)),
    unseen: gone.filter(({ document }) => !judged.has(document)),
  };
};

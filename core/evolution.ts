import { baselineOf, withBaseline } from './baseline.js';
import type { CheckReport, Diagnostic } from './diagnostic.js';
import { standing } from './report/tally.js';

/** What became of the findings between two versions of a groupement. */
export interface Evolution {
  /** Findings that the newer version no longer has. */
  readonly closed: readonly Diagnostic[];
  /** Findings that the older version did not have, or had lighter, judged by the same law. */
  readonly opened: readonly Diagnostic[];
  /** Findings that the older version would have by the law of the newer one's day: the law opened them. */
  readonly byLaw: readonly Diagnostic[];
  readonly remaining: readonly Diagnostic[];
}

/**
 * Holds the findings of a version against those of an older one, and against those that the older one would have on the
 * day of the newer; what the groupement set aside is left out.
 */
export const evolutionOf = (before: CheckReport, after: CheckReport, beforeByNewLaw: CheckReport): Evolution => {
  const held = withBaseline(after, baselineOf(before));
  const [older, newer] = [findingsOf(before), findingsOf(held)];
  const unread = new Set(older.filter(({ level }) => level === 'illisible').map(sign));
  const remains = (one: Diagnostic): boolean => one.known === true || unread.has(sign(one));
  const filled = new Set(held.baseline?.filled.map(sign));
  const fresh = newer.filter((one) => !remains(one));
  const owed = new Set(
    findingsOf(withBaseline(after, baselineOf(beforeByNewLaw)))
      .filter(isKnown)
      .map(sign),
  );
  return {
    closed: older.filter((one) => filled.has(sign(one))),
    opened: fresh.filter((one) => !owed.has(sign(one))),
    byLaw: fresh.filter((one) => owed.has(sign(one))),
    remaining: newer.filter(remains).map((one) => ({ ...one, known: false })),
  };
};

const isKnown = ({ known }: Diagnostic): boolean => known === true;

const findingsOf = ({ documents }: CheckReport): readonly Diagnostic[] =>
  documents.flatMap(({ diagnostics }) => diagnostics).filter((one) => standing(one) !== 'derogation');

const sign = ({ rule, document, message }: Pick<Diagnostic, 'rule' | 'document' | 'message'>): string =>
  JSON.stringify([rule, document, message]);

import { type CheckReport, type Diagnostic, LEVELS, type Level } from '../diagnostic.js';
import type { ReportContext } from './report.js';

/**
 * Where a finding is counted: its level, or apart when a person must judge, when nothing can be said, when it is
 * waived, or when the baseline already had it.
 */
export type Standing = Level | 'a_apprecier' | 'indetermine' | 'derogation' | 'connu';

/** Standings from the heaviest to the lightest, the order in which reports show them. */
export const STANDINGS: readonly Standing[] = [...LEVELS, 'a_apprecier', 'indetermine', 'derogation', 'connu'];

/** How many documents were checked, and how many findings stand where. */
export type Tally = Readonly<Record<Standing | 'documents', number>>;

type Threshold = ReportContext['failOn'];

/** Where a finding is counted. What cannot be read is never waived nor known: nobody knows what it says. */
export const standing = (diagnostic: Diagnostic): Standing => {
  if (diagnostic.level === 'illisible') return 'illisible';
  if (diagnostic.waiver) return 'derogation';
  if (diagnostic.known) return 'connu';
  return diagnostic.outcome === 'manquant' ? diagnostic.level : diagnostic.outcome;
};

/** Counts the documents and the findings of a check; the only place where findings are counted. */
export const tally = (report: Pick<CheckReport, 'documents'>): Tally => {
  const counts = Object.fromEntries(STANDINGS.map((name) => [name, 0])) as Record<Standing, number>;
  for (const diagnostic of report.documents.flatMap((document) => document.diagnostics)) {
    counts[standing(diagnostic)] += 1;
  }
  return { documents: report.documents.length, ...counts };
};

/** Levels that make the check fail, from the heaviest to the threshold. */
const failingLevels = (failOn: Threshold): readonly Standing[] => LEVELS.slice(0, LEVELS.indexOf(failOn) + 1);

/** True when a finding that stands there makes the check fail. */
export const failsAt = (place: Standing, failOn: Threshold): boolean => failingLevels(failOn).includes(place);

/** True when the check fails: one finding at or above the threshold, or anything that cannot be read. */
export const fails = (report: Pick<CheckReport, 'documents'>, failOn: Threshold): boolean => {
  const counts = tally(report);
  return failingLevels(failOn).some((level) => counts[level] > 0);
};

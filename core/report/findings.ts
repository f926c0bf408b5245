import type { CheckReport, Diagnostic, DocumentReport } from '../diagnostic.js';
import { clean } from './clean.js';
import { STANDINGS, type Standing, standing } from './tally.js';

/** A finding as reports show it: cleaned and placed. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly standing: Standing;
}

/** A document and its findings, the heaviest first, then in the order of the text. */
export interface JudgedDocument {
  readonly document: DocumentReport;
  readonly findings: readonly Finding[];
}

/** A check made ready to be written in any format. */
export interface Judged {
  readonly report: CheckReport;
  readonly documents: readonly JudgedDocument[];
}

const byCodeUnit = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Numbers of a citation padded, so that 5° stands before 10° (a collator would cost as much as the whole report). */
const orderOf = (diagnostic: Diagnostic): string =>
  (diagnostic.law?.article ?? '').replaceAll(/\d+/g, (digits) => digits.padStart(6, '0'));

const inReadingOrder = (a: Finding, b: Finding): number =>
  STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
  byCodeUnit(a.diagnostic.place.file, b.diagnostic.place.file) ||
  a.diagnostic.place.line - b.diagnostic.place.line ||
  a.diagnostic.place.column - b.diagnostic.place.column ||
  byCodeUnit(orderOf(a.diagnostic), orderOf(b.diagnostic)) ||
  byCodeUnit(a.diagnostic.rule, b.diagnostic.rule);

/** Sorts the findings, the texts left as they are: for a format that escapes by itself. */
export const judgedAsIs = (report: CheckReport): Judged => {
  const find = (diagnostic: Diagnostic): Finding => ({ diagnostic, standing: standing(diagnostic) });
  const documents = report.documents.map((document) => ({
    document,
    findings: document.diagnostics.map(find).sort(inReadingOrder),
  }));
  return { report, documents };
};

/** Cleans every text of a check and sorts its findings; every report that a person sees starts here. */
export const judged = (report: CheckReport): Judged => judgedAsIs(clean(report));

/** Findings that stand at one place, in order. */
export const standingAt = (findings: readonly Finding[], place: Standing): readonly Finding[] =>
  findings.filter((finding) => finding.standing === place);

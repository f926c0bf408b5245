import type { CheckReport } from '../../core/diagnostic.js';
import { type Evolution, evolutionOf } from '../../core/evolution.js';
import { holds, type Versions } from './versions.js';

/** What the change does to the findings: those of both versions, and those that the law alone opened in between. */
export const evolutionBetween = async ({ older, newer, path }: Versions): Promise<Evolution> => {
  const name = newer.signature ? undefined : newer.documents[0]?.report.document;
  const named = (report: CheckReport): CheckReport => only(name === undefined ? report : asOf(report, name), path);
  const after = only(newer.report, path);
  const days = new Map(after.documents.map(({ document, day }) => [document, day]));
  const byNewLaw = await Promise.all(
    [...new Set(days.values())].map(async (day) => {
      const ofDay = (report: CheckReport) => named(report).documents.filter((one) => days.get(one.document) === day);
      const judged = ofDay(older.report);
      // Most documents keep their day from one version to the next: they were judged by that law already.
      return judged.every((one) => one.day === day) ? judged : ofDay(await older.judgedOn(day));
    }),
  );
  const before = named(older.report);
  return evolutionOf(before, after, { ...before, documents: byNewLaw.flat() });
};

/** Two files are two versions of one document, whatever they are called. */
const asOf = (report: CheckReport, name: string): CheckReport => {
  const one = report.documents.at(-1);
  if (!one) return report;
  const diagnostics = one.diagnostics.map((found) => ({ ...found, document: name }));
  return { ...report, documents: [...report.documents.slice(0, -1), { ...one, document: name, diagnostics }] };
};

const only = (report: CheckReport, path: string | undefined): CheckReport => ({
  ...report,
  documents: report.documents.filter(({ document }) => path === undefined || holds(document, path)),
});

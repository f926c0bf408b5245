import { escaped } from './clean.js';
import { judgedAsIs } from './findings.js';
import { namesOf } from './fingerprint.js';
import type { Report } from './report.js';
import { fails, tally } from './tally.js';

/** Number of the shape of this report; it grows when a reader of the former shape could be misled. */
const FORMAT = 1;

/**
 * The whole check as JSON, for other programs: the findings as they are, each with its fingerprint and where it counts.
 */
export const json: Report = (report, { failOn }) => {
  const { tool, groupement, rules, baseline } = report;
  const names = namesOf(report);
  const documents = judgedAsIs(report).documents.map(({ document, findings }) => ({
    ...document,
    tally: tally({ documents: [document] }),
    diagnostics: findings.map(({ diagnostic, standing }) => ({
      ...diagnostic,
      standing,
      fingerprint: names.get(diagnostic),
    })),
  }));
  const summary = { conforme: !fails(report, failOn), failOn, tally: tally(report), ...(baseline ? { baseline } : {}) };
  return `${escaped(JSON.stringify({ format: FORMAT, tool, groupement, ...summary, documents, rules }, null, 2))}\n`;
};

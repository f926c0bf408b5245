import type { DocumentReport } from '../diagnostic.js';
import { type Finding, judged } from './findings.js';
import { namesOf } from './fingerprint.js';
import type { Report } from './report.js';
import type { Standing } from './tally.js';
import { plainPath } from './uri.js';
import { dayJudged, frenchDay } from './words.js';

const SEVERITIES: Readonly<Record<Exclude<Standing, 'connu'>, string>> = {
  illisible: 'blocker',
  bloquant: 'blocker',
  majeur: 'major',
  conseil: 'minor',
  a_apprecier: 'info',
  indetermine: 'info',
  derogation: 'info',
};

const PREFIXES: Partial<Record<Standing, string>> = { a_apprecier: 'À apprécier : ', indetermine: 'Indéterminé : ' };

const prefix = ({ standing, diagnostic: { waiver } }: Finding): string =>
  standing === 'derogation' && waiver
    ? `Dérogation jusqu'au ${frenchDay(waiver.expire_le)} : `
    : (PREFIXES[standing] ?? '');

/** A merge request shows nothing but the description: the day asked for by `--au` is said there. */
const suffix = (document: DocumentReport): string => (document.dayFrom === 'au' ? ` ${dayJudged(document)}` : '');

const issue = (finding: Finding, document: DocumentReport, fingerprint: string | undefined) => {
  const { standing } = finding;
  if (standing === 'connu') return [];
  const { message, fix, rule, place } = finding.diagnostic;
  const description = prefix(finding) + (fix ? `${message} ${fix}` : message) + suffix(document);
  const location = { path: plainPath(place.file), lines: { begin: Math.max(1, place.line) } };
  return [{ description, check_name: rule, fingerprint, severity: SEVERITIES[standing], location }];
};

/**
 * The findings as a GitLab Code Quality report (a JSON list), for the widget of a merge request. What is known is left
 * out: the widget has no place for what is neither new nor resolved.
 */
export const gitlab: Report = (report) => {
  const all = judged(report);
  const names = namesOf(all.report);
  const issues = all.documents.flatMap(({ document, findings }) =>
    findings.flatMap((finding) => issue(finding, document, names.get(finding.diagnostic))),
  );
  return `${JSON.stringify(issues, null, 2)}\n`;
};

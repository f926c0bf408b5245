import { facts } from './facts.js';
import { type Finding, type JudgedDocument, judged } from './findings.js';
import type { Report, ReportContext } from './report.js';
import { failsAt } from './tally.js';
import { dayJudged, STANDING_WORDS } from './words.js';

type Threshold = ReportContext['failOn'];
/** What JUnit makes of a finding: it breaks, it fails, it is set apart, or it passes with a remark. */
type Result = 'error' | 'failure' | 'skipped' | 'system-out';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const xml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');

const resultOf = ({ standing }: Finding, failOn: Threshold): Result => {
  if (standing === 'illisible') return 'error';
  if (failsAt(standing, failOn)) return 'failure';
  return standing === 'majeur' || standing === 'conseil' ? 'system-out' : 'skipped';
};

const detail = (finding: Finding): string => {
  const { place, message } = finding.diagnostic;
  const told = facts(finding).map(({ label, value }) => `${label} : ${value}`);
  return [`${place.file}:${place.line}:${place.column}`, message, ...told].join('\n');
};

const outcomeLine = (finding: Finding, failOn: Threshold): string => {
  const name = resultOf(finding, failOn);
  const { word } = STANDING_WORDS[finding.standing];
  if (name === 'system-out') return `<system-out>${xml(`${word}\n${detail(finding)}`)}</system-out>`;
  const said =
    name === 'skipped'
      ? { message: `${word} : ${finding.diagnostic.message}` }
      : { message: finding.diagnostic.message, type: word };
  return `<${name}${attributes(said)}>${xml(detail(finding))}</${name}>`;
};

const testcase = (finding: Finding, name: string, failOn: Threshold): string => {
  const { rule, place } = finding.diagnostic;
  const named = { name, classname: rule, file: place.file, line: place.line };
  return `    <testcase${attributes(named)}>\n      ${outcomeLine(finding, failOn)}\n    </testcase>`;
};

/** Names the cases by their message; a second one with the same words is numbered, for readers merge namesakes. */
const caseNames = (findings: readonly Finding[]): readonly (readonly [Finding, string])[] => {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { message } = finding.diagnostic;
    const rank = (seen.get(message) ?? 0) + 1;
    seen.set(message, rank);
    return [finding, rank === 1 ? message : `${message} (${rank})`];
  });
};

const counts = (documents: readonly JudgedDocument[], failOn: Threshold) => {
  const results = documents.flatMap(({ findings }) => findings.map((finding) => resultOf(finding, failOn)));
  const count = (name: Result): number => results.filter((result) => result === name).length;
  const passing = documents.filter(({ findings }) => findings.length === 0).length;
  return {
    tests: results.length + passing,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
};

const testsuite = (judgedDocument: JudgedDocument, failOn: Threshold): string => {
  const { document, findings } = judgedDocument;
  const named = caseNames(findings);
  const passing = `    <testcase${attributes({ name: 'Aucun constat', classname: document.type, file: document.document })}/>`;
  const cases = findings.length === 0 ? [passing] : named.map(([finding, name]) => testcase(finding, name, failOn));
  const day = `    <properties>\n      <property${attributes({ name: 'droit', value: dayJudged(document) })}/>\n    </properties>`;
  const name = `${document.title} — ${document.document}`;
  return [
    `  <testsuite${attributes({ name, ...counts([judgedDocument], failOn) })}>`,
    day,
    ...cases,
    '  </testsuite>',
  ].join('\n');
};

/** The findings as JUnit XML: one suite a document, one case a finding; only what makes the check fail fails. */
export const junit: Report = (report, { failOn }) => {
  const { documents } = judged(report);
  const suites = documents.map((document) => testsuite(document, failOn));
  const open = `<testsuites${attributes({ name: 'ght check', ...counts(documents, failOn) })}>`;
  return `${['<?xml version="1.0" encoding="UTF-8"?>', open, ...suites, '</testsuites>'].join('\n')}\n`;
};

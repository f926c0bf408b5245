import type { CheckReport, Diagnostic, DocumentReport, Level, Outcome, Place, RuleSummary } from '../diagnostic.js';
import { entryOf } from '../json.js';
import { citation } from './facts.js';
import { type Finding, type Judged, judged } from './findings.js';
import { namesOf } from './fingerprint.js';
import type { Report } from './report.js';
import { pathUri, rulePage } from './uri.js';
import { dayJudged, frenchDay } from './words.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS: Readonly<Record<Level, string>> = {
  illisible: 'error',
  bloquant: 'error',
  majeur: 'warning',
  conseil: 'note',
};
/** What awaits a person, or more words in the document, is no failure: SARIF has a kind for each. */
const KINDS: Partial<Record<Outcome, string>> = { a_apprecier: 'review', indetermine: 'open' };

/** Doubles braces, which open placeholders in SARIF, and escapes what would read as a link. */
const message = (text: string) => {
  const braced = text.replace(/[{}]/g, '$&$&');
  return { text: braced.includes('](') ? braced.replaceAll('[', '\\[') : braced };
};

const region = (place: Place) => ({
  startLine: Math.max(1, place.line),
  startColumn: Math.max(1, place.column),
  endColumn: Math.max(1, place.column, place.endColumn),
});

const physical = (place: Place) => ({
  physicalLocation: { artifactLocation: { uri: pathUri(place.file) }, region: region(place) },
});

const location = ({ place, path }: Diagnostic) => ({
  ...physical(place),
  ...(path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path }] }),
});

const gravity = ({ level, outcome }: Diagnostic) => {
  const kind = level === 'illisible' ? undefined : KINDS[outcome];
  // The standard wants the level « none » for every kind but « fail ».
  return kind ? { kind, level: 'none' } : { kind: 'fail', level: LEVELS[level] };
};

/** A waiver is a suppression; an empty list says that waivers were looked for and that none covers the finding. */
const suppressions = ({ diagnostic: { waiver }, standing }: Finding) => {
  if (!waiver || standing !== 'derogation') return [];
  const { motif, auteur, expire_le } = waiver;
  const justification = `${motif} (${auteur}, jusqu'au ${frenchDay(expire_le)})`;
  return [{ kind: 'external', status: 'accepted', justification }];
};

const related = ({ related: places = [] }: Diagnostic) =>
  places.length === 0
    ? {}
    : { relatedLocations: places.map((one, id) => ({ id, message: message(one.message), ...physical(one.place) })) };

/** Told of every result or of none, as the standard wants: only a check held against a baseline tells it. */
const baselineState = ({ baseline }: CheckReport, { known }: Diagnostic) =>
  baseline ? { baselineState: known ? 'unchanged' : 'new' } : {};

/** What SARIF has no place for: the level of the law, the law itself, the day judged. */
const properties = ({ level, law, instance }: Diagnostic, document: DocumentReport) => ({
  niveau: level,
  document: document.document,
  jour: dayJudged(document),
  ...(law ? { droit: citation(law) } : {}),
  ...(instance ? { instance } : {}),
});

/** What all the results of a run share: the check, the rank of each rule, the name of each finding. */
interface Shared {
  readonly report: CheckReport;
  readonly ids: readonly string[];
  readonly names: ReadonlyMap<Diagnostic, string>;
}

const result = (finding: Finding, document: DocumentReport, { report, ids, names }: Shared) => {
  const { diagnostic } = finding;
  const { rule, fix } = diagnostic;
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    ...gravity(diagnostic),
    message: message(fix ? `${diagnostic.message} ${fix}` : diagnostic.message),
    locations: [location(diagnostic)],
    ...related(diagnostic),
    partialFingerprints: { 'ght/v1': names.get(diagnostic) },
    ...baselineState(report, diagnostic),
    suppressions: suppressions(finding),
    properties: properties(diagnostic, document),
  };
};

/** A rule as SARIF describes it; one that the check did not describe still gets its name. */
const descriptor = (id: string, rule: RuleSummary | undefined, rulesAt: string | undefined) => {
  if (!rule) return { id };
  const { title, article, level, help } = rule;
  const page = rulePage(rulesAt, id);
  return {
    id,
    shortDescription: message(title),
    fullDescription: message(article ? `${title} (${article})` : title),
    help: message(help),
    ...(page ? { helpUri: page } : {}),
    defaultConfiguration: { level: LEVELS[level] },
  };
};

const ruleIds = ({ report, documents }: Judged): readonly string[] => {
  const spoken = documents.flatMap(({ findings }) => findings.map(({ diagnostic }) => diagnostic.rule));
  return [...new Set([...Object.keys(report.rules), ...spoken])].sort();
};

const run = (judgedReport: Judged, rulesAt: string | undefined) => {
  const { report, documents } = judgedReport;
  const ids = ruleIds(judgedReport);
  const shared = { report, ids, names: namesOf(report) };
  const rules = ids.map((id) => descriptor(id, entryOf(report.rules, id), rulesAt));
  return {
    tool: { driver: { name: 'ght', version: report.tool, language: 'fr-FR', rules } },
    language: 'fr-FR',
    columnKind: 'utf16CodeUnits',
    results: documents.flatMap(({ document, findings }) =>
      findings.map((finding) => result(finding, document, shared)),
    ),
  };
};

/** The findings as SARIF 2.1.0, for code scanning services and editors. */
export const sarif: Report = (report, { rulesAt }) =>
  `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run(judged(report), rulesAt)] }, null, 2)}\n`;

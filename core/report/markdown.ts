import type { CheckReport, DocumentReport, Gone } from '../diagnostic.js';
import { SCHEDULE_TITLE } from '../schedule-words.js';
import { checkedLine, closingLine, countsLine, verdict } from './closing.js';
import { alike, facts } from './facts.js';
import { type Finding, type JudgedDocument, judged, standingAt } from './findings.js';
import { code, folded, plain } from './markdown-signs.js';
import { countsTable, gridLines, scheduleTable } from './markdown-tables.js';
import type { Report, ReportContext } from './report.js';
import { STANDINGS, type Standing, tally } from './tally.js';
import { plainPath, rulePage } from './uri.js';
import { capital, countedAt, dayJudged, FILLED, STANDING_WORDS, unseenLine } from './words.js';

/** Lets a robot find the comment again and rewrite it, rather than post another. */
const MARKER = '<!-- ght check -->';
/** Characters that forges take in one comment, with a margin. */
const LIMIT = 60_000;
/** Findings told of one document; the others are counted. */
const MOST = 10;
/** Groups shown open; the others are folded. */
const OPEN: readonly Standing[] = ['illisible', 'bloquant', 'majeur'];

/** Writes the name of a rule, with a link where its page can be read. */
type RuleName = (rule: string) => string;

const nameRules =
  ({ rules }: CheckReport, { rulesAt }: ReportContext): RuleName =>
  (rule) => {
    const page = Object.hasOwn(rules, rule) ? rulePage(rulesAt, rule) : undefined;
    return page === undefined ? code(rule) : `[${code(rule)}](${page})`;
  };

/** A comment names the article; since when it is in force, the other reports say. */
const short = (finding: Finding): Finding => {
  const { law } = finding.diagnostic;
  if (!law) return finding;
  const { since: _since, version: _version, ...named } = law;
  return { ...finding, diagnostic: { ...finding.diagnostic, law: named } };
};

/** What a finding says beside its message, on one line; the rule comes last, as a name that can be looked up. */
const said = (finding: Finding, rule: RuleName): string => {
  const told = finding.standing === 'connu' ? [] : facts(short(finding)).filter(({ label }) => label !== 'Règle');
  const parts = told.map(({ label, value }) => `*${label} :* ${plain(value)}${/[.!?»]$/.test(value) ? '' : '.'}`);
  return [...parts, rule(finding.diagnostic.rule)].join(' ');
};

const spot = ({ diagnostic: { place, message } }: Finding): string =>
  `${code(`${plainPath(place.file)}:${place.line}`)} ${plain(message)}`;

/** One item, or one for several findings that differ only by their message and place. */
const itemLines = (findings: readonly Finding[], rule: RuleName): readonly string[] => {
  const [first, ...others] = findings;
  if (!first) return [];
  if (others.length === 0) return [`- ${spot(first)} ${said(first, rule)}`];
  return [
    `- ${countedAt(first.standing, findings.length)}. ${said(first, rule)}`,
    ...findings.map((finding) => `  - ${spot(finding)}`),
  ];
};

/** A group of findings, of which only the first are told. */
const groupLines = (all: readonly Finding[], told: readonly Finding[], standing: Standing, rule: RuleName) => {
  const group = standingAt(told, standing);
  if (group.length === 0) return [];
  const heading = `${STANDING_WORDS[standing].heading} (${standingAt(all, standing).length})`;
  const items = alike(group).flatMap((findings) => itemLines(findings, rule));
  return OPEN.includes(standing) ? [`**${heading}**`, '', ...items, ''] : folded(heading, items);
};

/** What is left out, counted, and how to read it. */
const othersLines = (findings: readonly Finding[], document: DocumentReport): readonly string[] => {
  const others = findings.slice(MOST).map(({ diagnostic }) => diagnostic);
  if (others.length === 0) return [];
  const counts = countsLine(tally({ documents: [{ ...document, diagnostics: others }] }));
  const head = others.length === 1 ? '… et un autre' : `… et ${others.length} autres`;
  return [`${head} : ${counts}. Pour les lire : ${code(`ght check ${plainPath(document.document)}`)}`, ''];
};

/** The day in bold when it is not the document's own, and the version of the article. */
const lawLines = (document: DocumentReport): readonly string[] => {
  const day = document.dayFrom === 'document' ? [] : [`**${dayJudged(document)}**`];
  const line = [...day, ...(document.version ? [`${plain(document.version)}.`] : [])].join(' ');
  return line === '' ? [] : [line, ''];
};

const isKnown = (findings: readonly Finding[]): boolean => findings.every(({ standing }) => standing === 'connu');

/** A document that has findings; one that has none is told by the table. */
const documentLines = ({ document, findings }: JudgedDocument, quiet: boolean, rule: RuleName): readonly string[] => {
  if (findings.length === 0) return [];
  const told = findings.slice(0, MOST);
  return [
    `### ${plain(document.title)} — ${code(plainPath(document.document))}`,
    '',
    ...lawLines(document),
    ...STANDINGS.flatMap((standing) => groupLines(findings, told, standing, rule)),
    ...othersLines(findings, document),
    ...(document.coverage && !quiet && !isKnown(findings)
      ? folded('Grille de couverture', gridLines(document.coverage))
      : []),
    ...(document.echeancier && !quiet ? folded(SCHEDULE_TITLE, scheduleTable(document.echeancier)) : []),
  ];
};

const goneLines = (gone: readonly Gone[], rule: RuleName): readonly string[] => {
  const told = gone
    .slice(0, MOST)
    .map((one) => `- ${code(plainPath(one.document))} ${plain(one.message)} ${rule(one.rule)}`);
  const others = gone.length > MOST ? [`- … et ${gone.length - MOST} autres`] : [];
  return folded(`${FILLED} : ${gone.length}`, [...told, ...others]);
};

const baselineLines = ({ baseline }: CheckReport, rule: RuleName): readonly string[] => {
  if (!baseline) return [];
  const { filled, unseen } = baseline;
  return [
    ...(filled.length > 0 ? goneLines(filled, rule) : []),
    ...(unseen.length > 0 ? [plain(unseenLine(unseen)), ''] : []),
  ];
};

/** The verdict, then what was checked; in bold what a reader in a hurry needs. */
const verdictLine = (report: CheckReport, failOn: ReportContext['failOn']): string => {
  if (report.documents.length === 0) return `**${closingLine(report, failOn)}**`;
  const said = verdict(report, failOn);
  return `**${capital(said)}.** ${checkedLine(report)}.`;
};

const TOO_LONG = "Le détail est trop long pour un commentaire : il se lit dans le rapport de l'intégration continue.";

/**
 * The comment of a merge request: the verdict, a table, then each document that has findings. Short, and the same from
 * run to run for the same findings: neither the version of ght nor, but for a document without a date, today.
 */
export const markdown: Report = (raw, context) => {
  const { report, documents } = judged(raw);
  const rule = nameRules(report, context);
  const title = `## Contrôle de conformité${report.groupement === '' ? '' : ` — ${plain(report.groupement)}`}`;
  const head = [MARKER, title, '', verdictLine(report, context.failOn), '', ...countsTable(documents), ''];
  const write = (body: readonly string[]): string => `${[...head, ...body].join('\n').trimEnd()}\n`;
  const full = write([
    ...documents.flatMap((document) => documentLines(document, context.quiet, rule)),
    ...baselineLines(report, rule),
  ]);
  return full.length <= LIMIT ? full : write([TOO_LONG]);
};

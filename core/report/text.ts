import type { BaselineState, CheckReport, DocumentReport, Gone } from '../diagnostic.js';
import { inert } from './clean.js';
import { closingLine } from './closing.js';
import { alike, type Fact, facts } from './facts.js';
import { type Finding, type JudgedDocument, judged, standingAt } from './findings.js';
import { frame } from './frame.js';
import { gridLines } from './grid.js';
import { type Ink, inkFor } from './ink.js';
import type { Report, ReportContext } from './report.js';
import { scheduleLines } from './schedule.js';
import { fails, STANDINGS, type Standing } from './tally.js';
import { hang, wrap } from './width.js';
import { countedAt, dayJudged, FILLED, STANDING_WORDS, unseenLine } from './words.js';

/** How the page is set: its width, its ink, and the sources it quotes. */
interface Page extends ReportContext {
  readonly ink: Ink;
}

const BULLET = '  • ';
const INDENT = ' '.repeat(BULLET.length);

const pageOf = (context: ReportContext): Page => ({
  ...context,
  width: Number.isFinite(context.width) ? Math.min(110, Math.max(60, Math.floor(context.width))) : 80,
  ink: inkFor(context.color),
});

const where = ({ diagnostic: { place } }: Finding): string => `${place.file}:${place.line}:${place.column}`;

const frameLines = (finding: Finding, page: Page): readonly string[] => {
  const { place } = finding.diagnostic;
  const quoted = frame(page.lines(place.file), place, page.width - INDENT.length);
  if (!quoted) return [];
  const marks = quoted.marks.replace(/\^+/, (carets) => page.ink(finding.standing, carets));
  return [INDENT + quoted.source, INDENT + marks];
};

/** The message, the place and the quoted line of one finding. */
const spotLines = (finding: Finding, page: Page): readonly string[] => [
  ...hang(BULLET, finding.diagnostic.message, page.width).map((line) => page.ink('strong', line)),
  INDENT + where(finding),
  ...frameLines(finding, page),
];

const factLines = (told: readonly Fact[], page: Page): readonly string[] => {
  const label = Math.max(...told.map((fact) => fact.label.length)) + 3;
  return told.flatMap((fact) => {
    const lines = hang(INDENT + `${fact.label} :`.padEnd(label), fact.value, page.width);
    return fact.label === 'Règle' ? lines.map((line) => page.ink('dim', line)) : lines;
  });
};

const alikeLines = (findings: readonly Finding[], standing: Standing, page: Page): readonly string[] => [
  ...findings.flatMap((finding) => ['', ...spotLines(finding, page)]),
  ...(findings.length > 1 ? ['', `${INDENT}Pour ces ${countedAt(standing, findings.length)} :`] : []),
  ...findings.slice(0, 1).flatMap((finding) => factLines(facts(finding), page)),
];

const groupHeading = (standing: Standing, count: number): string =>
  `${STANDING_WORDS[standing].heading} (${countedAt(standing, count)})`;

/** What is known is recalled, not told again: its message, its place and its rule. */
const knownLines = (finding: Finding, page: Page): readonly string[] => [
  ...hang(BULLET, finding.diagnostic.message, page.width),
  ...hang(INDENT, `${where(finding)} — ${finding.diagnostic.rule}`, page.width).map((line) => page.ink('dim', line)),
];

const groupLines = (standing: Standing, findings: readonly Finding[], page: Page): readonly string[] => {
  if (findings.length === 0) return [];
  const heading = wrap(groupHeading(standing, findings.length), page.width).map((line) => page.ink(standing, line));
  if (standing === 'connu') return ['', ...heading, '', ...findings.flatMap((finding) => knownLines(finding, page))];
  return ['', ...heading, ...alike(findings).flatMap((group) => alikeLines(group, standing, page))];
};

const goneLines = (heading: string, gone: readonly Gone[], page: Page): readonly string[] =>
  gone.length === 0
    ? []
    : [
        page.ink('strong', `${heading} : ${gone.length}`),
        '',
        ...gone.flatMap(({ message, document, rule }) => [
          ...hang(BULLET, message, page.width),
          ...hang(INDENT, `${document} — ${rule}`, page.width).map((line) => page.ink('dim', line)),
        ]),
        '',
        '',
      ];

/** What the baseline holds and the check no longer has. */
const baselineLines = ({ filled = [], unseen = [] }: Partial<BaselineState>, page: Page): readonly string[] => [
  ...goneLines(FILLED, filled, page),
  ...(unseen.length > 0 ? [...wrap(unseenLine(unseen), page.width), '', ''] : []),
];

/** Type, path, day judged and where it comes from, version of the article. */
const titleLines = (document: DocumentReport, page: Page): readonly string[] => {
  const title = wrap(`${document.title} — ${document.document}`, page.width);
  const day = wrap(dayJudged(document), page.width);
  return [
    ...title.map((line) => page.ink('title', line)),
    ...(document.dayFrom === 'document' ? day : day.map((line) => page.ink('alert', line))),
    ...(document.version ? wrap(`${document.version}.`, page.width) : []),
  ];
};

const documentLines = ({ document, findings }: JudgedDocument, page: Page): readonly string[] => {
  const grid = document.coverage ? gridLines(document.coverage, page.width, page.ink) : [];
  return [
    ...titleLines(document, page),
    ...(findings.length === 0 ? ['', page.ink('good', 'Aucun constat.')] : []),
    ...STANDINGS.flatMap((standing) => groupLines(standing, standingAt(findings, standing), page)),
    ...(grid.length > 0 ? ['', ...grid] : []),
    ...(document.echeancier ? ['', ...scheduleLines(document.echeancier, page.width, page.ink)] : []),
    '',
    '',
  ];
};

const quietLine = (finding: Finding, page: Page): string => {
  const { message, rule } = finding.diagnostic;
  const word = page.ink(finding.standing, STANDING_WORDS[finding.standing].word);
  return `${where(finding)}: ${word}: ${message} (${rule})`;
};

const headLines = (groupement: string, page: Page): readonly string[] =>
  groupement === '' ? [] : [...wrap(`Contrôle de conformité — ${groupement}`, page.width), '', ''];

const closingLines = (report: CheckReport, page: Page): readonly string[] => {
  const line = closingLine(report, page.failOn);
  const style = fails(report, page.failOn) ? 'bloquant' : 'good';
  return (page.quiet ? [line] : wrap(line, page.width)).map((part) => page.ink(style, part));
};

/** The report for a person at a terminal, in French, set to the width; colour only when the context says so. */
export const text: Report = (raw, context) => {
  const page = pageOf(context);
  const { report, documents } = judged(raw);
  const body = page.quiet
    ? documents.flatMap(({ findings }) => findings.map((finding) => quietLine(finding, page)))
    : [
        ...headLines(report.groupement, page),
        ...documents.flatMap((document) => documentLines(document, page)),
        ...baselineLines(report.baseline ?? {}, page),
      ];
  return `${[...body, ...closingLines(report, page)].map(inert).join('\n')}\n`;
};

import type { Coverage, CoverageState, DocumentReport } from '../diagnostic.js';
import { closingLine, countsLine } from './closing.js';
import { alike, facts } from './facts.js';
import { type Finding, type JudgedDocument, judged, standingAt } from './findings.js';
import type { Report } from './report.js';
import { STANDINGS, type Standing, tally } from './tally.js';
import { countedAt, dayJudged, STANDING_WORDS, STATE_WORDS } from './words.js';

/** Lets a robot find the comment again and rewrite it, rather than post another. */
const MARKER = '<!-- ght check -->';
/** Characters that forges take in one comment, with a margin. */
const LIMIT = 60_000;
/** Groups shown open; the others are folded. */
const OPEN: readonly Standing[] = ['illisible', 'bloquant', 'majeur'];

/**
 * Shows a text as it is: every character that Markdown or a forge reads as a sign is escaped, and a word joiner parts
 * « @ » and « # » from what follows, so that nobody is mentioned and no issue is linked.
 */
const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>|~&#!$%^@]/g, '\\$&').replace(/(?<=[@#])(?=\S)/g, '\u2060');

/** A path between backquotes, more of them than it holds. */
const code = (text: string): string => {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? fence + text + fence : `${fence} ${text} ${fence}`;
};

const folded = (summary: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>', ''];

/** What a finding says beside its message, on one line; the rule comes last, as a name that can be looked up. */
const said = (finding: Finding): string => {
  const told = facts(finding).filter(({ label }) => label !== 'Règle');
  const parts = told.map(({ label, value }) => `*${label} :* ${plain(value)}${/[.!?»]$/.test(value) ? '' : '.'}`);
  return [...parts, code(finding.diagnostic.rule)].join(' ');
};

const spot = ({ diagnostic: { place, message } }: Finding): string =>
  `${code(`${place.file}:${place.line}`)} ${plain(message)}`;

/** One item, or one for several findings that differ only by their message and place. */
const itemLines = (findings: readonly Finding[]): readonly string[] => {
  const [first, ...others] = findings;
  if (!first) return [];
  if (others.length === 0) return [`- ${spot(first)} ${said(first)}`];
  return [
    `- ${countedAt(first.standing, findings.length)}. ${said(first)}`,
    ...findings.map((finding) => `  - ${spot(finding)}`),
  ];
};

const groupLines = (findings: readonly Finding[], standing: Standing): readonly string[] => {
  const group = standingAt(findings, standing);
  if (group.length === 0) return [];
  const heading = `${STANDING_WORDS[standing].heading} (${group.length})`;
  const items = alike(group).flatMap(itemLines);
  return OPEN.includes(standing) ? [`**${heading}**`, '', ...items, ''] : folded(heading, items);
};

const state = (name: CoverageState): string => `${STATE_WORDS[name].sign} ${STATE_WORDS[name].word}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0 || head.length < 2
    ? []
    : [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

const gridLines = ({ items, filieres, rows }: Coverage): readonly string[] => {
  const label = (row: { readonly number: string; readonly title: string }) =>
    `${plain(row.number)} ${plain(row.title)}`;
  const byItem = table(
    ['Point', 'État'],
    items.map((item) => [label(item), state(item.state)]),
  );
  const byFiliere =
    filieres.length === 0
      ? []
      : table(
          ['Par filière', ...filieres.map(plain)],
          rows.map((row) => [label(row), ...filieres.map((_name, rank) => state(row.states[rank] ?? 'indetermine'))]),
        );
  return byItem.length > 0 && byFiliere.length > 0 ? [...byItem, '', ...byFiliere] : [...byItem, ...byFiliere];
};

/** The day, in bold when it is not the document's own. */
const dayLine = (document: DocumentReport): string =>
  document.dayFrom === 'document' ? dayJudged(document) : `**${dayJudged(document)}**`;

const documentLines = ({ document, findings }: JudgedDocument, quiet: boolean): readonly string[] => [
  `### ${plain(document.title)} — ${code(document.document)}`,
  '',
  [dayLine(document), document.version && `${plain(document.version)}.`].filter((part) => part).join(' '),
  '',
  ...(findings.length === 0 ? ['Aucun constat.', ''] : STANDINGS.flatMap((standing) => groupLines(findings, standing))),
  ...(document.coverage && !quiet ? folded('Grille de couverture', gridLines(document.coverage)) : []),
];

/** One line a document, for a check too long to be told in a comment. */
const briefLines = (documents: readonly JudgedDocument[]): readonly string[] => [
  "Le détail est trop long pour un commentaire : il se lit dans le rapport de l'intégration continue.",
  '',
  ...documents.map(({ document }) => `- ${code(document.document)} ${countsLine(tally({ documents: [document] }))}`),
];

/** The comment of a merge request: short, grouped by document, the same from run to run for the same findings. */
export const markdown: Report = (raw, { failOn, quiet }) => {
  const { report, documents } = judged(raw);
  const title = `## Contrôle de conformité${report.groupement === '' ? '' : ` — ${plain(report.groupement)}`}`;
  const head = [MARKER, title, '', `**${closingLine(report, failOn)}**`, ''];
  const write = (body: readonly string[]): string => `${[...head, ...body].join('\n').trimEnd()}\n`;
  const full = write(documents.flatMap((document) => documentLines(document, quiet)));
  return full.length <= LIMIT ? full : write(briefLines(documents));
};

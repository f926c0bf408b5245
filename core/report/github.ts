import { closingLine } from './closing.js';
import { type Finding, judged } from './findings.js';
import type { Report } from './report.js';
import { STANDINGS, type Standing } from './tally.js';
import { plainPath } from './uri.js';
import { STANDING_WORDS } from './words.js';

const COMMANDS: Readonly<Record<Exclude<Standing, 'connu'>, string>> = {
  illisible: 'error',
  bloquant: 'error',
  majeur: 'warning',
  conseil: 'notice',
  a_apprecier: 'notice',
  indetermine: 'notice',
  derogation: 'notice',
};

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const properties = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');

const command = ({ diagnostic, standing }: Finding): readonly string[] => {
  if (standing === 'connu') return [];
  const { place, message, fix, rule } = diagnostic;
  const { file, line, column } = place;
  // The runner counts the last column in, whereas a place ends just after it.
  const endColumn = Math.max(column, place.endColumn - 1);
  const title = `${STANDING_WORDS[standing].word} (${rule})`;
  const where = properties({ file: plainPath(file), line, endLine: line, col: column, endColumn, title });
  return [`::${COMMANDS[standing]} ${where}::${escapeData(fix ? `${message}\n${fix}` : message)}`];
};

/**
 * GitHub Actions workflow commands; the heaviest come first, for the runner keeps but a few of each kind. What is known
 * is not marked again on every change: the last line counts it.
 */
export const github: Report = (raw, { failOn }) => {
  const { report, documents } = judged(raw);
  const findings = documents.flatMap((document) => document.findings);
  const sorted = STANDINGS.flatMap((standing) => findings.filter((finding) => finding.standing === standing));
  return `${[...sorted.flatMap(command), closingLine(report, failOn)].join('\n')}\n`;
};

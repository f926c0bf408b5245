import type { CheckReport, Place } from '../core/diagnostic.js';
import type { ReportContext } from '../core/report/report.js';

/** Lines that a report may quote, by file, then by number (from 1): the texts themselves need not be kept. */
export type Quotes = readonly (readonly [file: string, lines: readonly (readonly [line: number, text: string])[]])[];

/** The lines that the findings of a report point at. */
export const quotesOf = ({ documents }: CheckReport, texts: ReadonlyMap<string, string>): Quotes => {
  const places = documents.flatMap(({ diagnostics }) => diagnostics.map(({ place }) => place));
  return [...linesByFile(places)].flatMap(([file, wanted]) => {
    const text = texts.get(file)?.split('\n');
    if (!text) return [];
    const lines = [...wanted].flatMap((line) =>
      text[line - 1] === undefined ? [] : [[line, text[line - 1]] as const],
    );
    return [[file, lines as readonly (readonly [number, string])[]] as const];
  });
};

const linesByFile = (places: readonly Place[]): ReadonlyMap<string, ReadonlySet<number>> => {
  const byFile = new Map<string, Set<number>>();
  for (const { file, line } of places) byFile.set(file, (byFile.get(file) ?? new Set()).add(line));
  return byFile;
};

/** The lines of a file as reports ask for them: those quoted stand at their number, the others are not there. */
export const linesOf = (quotes: Quotes): ReportContext['lines'] => {
  const byFile = new Map<string, string[]>();
  for (const [file, lines] of quotes) {
    const known = byFile.get(file) ?? [];
    for (const [line, text] of lines) known[line - 1] = text;
    byFile.set(file, known);
  }
  return (file) => byFile.get(file);
};

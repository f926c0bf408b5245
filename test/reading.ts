import { check } from '../core/check.js';
import type { Diagnostic, Place } from '../core/diagnostic.js';
import type { Document } from '../core/parse/document.js';
import { readDocument } from '../core/parse/read.js';
import type { SourceNode } from '../core/parse/source.js';
import type { World } from './world.js';

/** How many random cases to try: always the same ones, unless GHT_GRAINE (a seed) and GHT_FOIS (times more) explore. */
export const runs = (count: number) => ({
  numRuns: count * Number(process.env['GHT_FOIS'] ?? 1),
  seed: Number(process.env['GHT_GRAINE'] ?? 6132),
});

/** Reads one text as a document; the name of the file says whether it is YAML or Markdown. */
export const readText = (here: World, file: string, text: string, type?: string): Promise<Document> =>
  readDocument({ path: file, index: { file, text }, parts: [] }, here.types, type);

/** Findings on one document, `fiche` included when it is the fiche's own. */
export const findingsOf = async (
  here: World,
  fiche: Document,
  document: Document,
  today = '2022-09-01',
): Promise<readonly Diagnostic[]> => {
  const { types, law } = here;
  const report = await check({ fiche, documents: [document], types, law, today, tool: 'test' });
  return report.documents.flatMap((one) => (one.document === document.path ? one.diagnostics : []));
};

/** What a finding says, whatever the file it stands in; sorted, to compare two readings of one document. */
export const said = (found: readonly Diagnostic[]): readonly string[] =>
  found.map((one) => [one.rule, one.path, one.level, one.outcome, one.message].join(' | ')).sort();

/** Every place of a tree of places. */
export const placesOf = (node: SourceNode): readonly Place[] => [
  node.place,
  ...(node.key ? [node.key] : []),
  ...[...(node.children?.values() ?? [])].flatMap(placesOf),
];

/** True when a place stands within a text: an existing line, at most just after its last character. */
export const within = (text: string, { line, column, endColumn }: Place): boolean => {
  const written = text.split('\n')[line - 1];
  if (written === undefined) return false;
  return column >= 1 && column <= written.length + 1 && endColumn > column && endColumn <= written.length + 2;
};

/** Words of a text: letters and digits only, so that marks of Markdown do not count. */
export const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The first words that are not found, in this order, among the others; empty when nothing is lost. */
export const lostWords = (expected: readonly string[], found: readonly string[]): readonly string[] => {
  let from = 0;
  for (const [i, word] of expected.entries()) {
    const at = found.indexOf(word, from);
    if (at < 0) return expected.slice(Math.max(0, i - 3), i + 3);
    from = at + 1;
  }
  return [];
};

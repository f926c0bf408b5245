import { createHash } from 'node:crypto';
import type { CheckReport, Diagnostic } from '../diagnostic.js';
import { clean } from './clean.js';

/** The same document, however its path was typed: « ./pmp/ » and « pmp » are one. */
const canonical = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .replace(/^(\.\/+)+/, '')
    .replace(/(?<!\/)\/+$/, '');

const identity = (diagnostic: Diagnostic): string =>
  JSON.stringify(clean([diagnostic.rule, canonical(diagnostic.document), diagnostic.path]));

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/**
 * Names each finding by 32 hexadecimal digits that stay when lines move: from its rule, its document and its JSON
 * path, then from its rank among findings that share the three. The answer follows the order of the findings.
 */
export const fingerprints = (diagnostics: readonly Diagnostic[]): readonly string[] => {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const name = identity(diagnostic);
    const rank = seen.get(name) ?? 0;
    seen.set(name, rank + 1);
    return digest(rank === 0 ? name : `${name}#${rank}`);
  });
};

/** The names of all the findings of a check. */
export const namesOf = ({ documents }: Pick<CheckReport, 'documents'>): ReadonlyMap<Diagnostic, string> => {
  const all = documents.flatMap(({ diagnostics }) => diagnostics);
  const names = fingerprints(all);
  return new Map(all.map((one, rank) => [one, names[rank] ?? '']));
};

import type { Diagnostic } from '../diagnostic.js';
import { at, type Json } from '../json.js';
import { isWritten } from '../model/written.js';

/**
 * Findings without those of the rules that give way, where another rule speaks of the same place or of a part around it
 * that is not written at all: one gap is said once.
 */
export const withoutRepeats = (
  found: readonly Diagnostic[],
  yielding: ReadonlySet<string>,
  data: Json,
): readonly Diagnostic[] => {
  const firm = found.filter(({ rule }) => !yielding.has(rule));
  if (firm.length === found.length) return found;
  const said = ({ path }: Diagnostic): boolean =>
    firm.some((one) => one.path === path || (path.startsWith(`${one.path}/`) && !isWritten(at(data, one.path))));
  return found.filter((one) => !yielding.has(one.rule) || !said(one));
};

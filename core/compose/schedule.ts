import type { RootContent } from 'mdast';
import { paymentsOf, projectLine, sumsLine } from '../schedule-words.js';
import type { Setting } from './layout.js';
import { paragraph, table } from './nodes.js';

/** Payments of each project, as one table a project, then the totals. */
export const scheduleTables = ({ echeancier }: Setting): readonly RootContent[] => {
  if (!echeancier) return [];
  const tables = echeancier.lignes.flatMap((ligne): readonly RootContent[] => {
    const rows = paymentsOf(ligne).map(({ part, montant, quand }) => [quand, part, montant]);
    const summary = 'Une ligne par versement : ce qui le déclenche, sa part du forfait, son montant.';
    const widths = [0.64, 0.16, 0.2];
    const caption = projectLine(ligne);
    if (rows.length === 0) return [paragraph(caption)];
    const set = table(['Versement', 'Part', 'Montant'], rows, { widths, caption, summary });
    return [{ ...set, align: [null, 'right' as const, 'right' as const] }];
  });
  return [...tables, paragraph(sumsLine(echeancier))];
};

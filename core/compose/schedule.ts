import type { RootContent } from 'mdast';
import { paymentsOf, projectLine, totalsLine } from '../schedule-words.js';
import type { Setting } from './layout.js';
import { paragraph, table } from './nodes.js';

/** Payments of each project, as one table a project, then the totals. */
export const scheduleTables = ({ echeancier }: Setting): readonly RootContent[] => {
  if (!echeancier) return [];
  const tables = echeancier.lignes.flatMap((ligne) => {
    const rows = paymentsOf(ligne).map(({ part, montant, quand }) => [quand, part, montant]);
    const summary = 'Une ligne par versement : ce qui le déclenche, sa part du forfait, son montant.';
    const widths = [0.64, 0.16, 0.2];
    return [
      paragraph(projectLine(ligne)),
      ...(rows.length > 0 ? [table(['Versement', 'Part', 'Montant'], rows, { widths, summary })] : []),
    ];
  });
  return [...tables, paragraph(totalsLine(echeancier))];
};

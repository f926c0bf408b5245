import { cpus, totalmem, type } from 'node:os';
import { frenchDay, frenchNumber } from '../core/message.js';
import manifest from '../package.json' with { type: 'json' };
import type { Row } from './rows.js';
import type { Compared } from './timing.js';

/** A row, and what was measured of it; undefined when what it is held against is not there. */
export interface Done {
  readonly row: Row;
  readonly compared: Compared | undefined;
}

const HEAD = [
  '| travail | à côté de | temps écoulé | processeur | à atteindre | mémoire |',
  '|---|---|---:|---:|---:|---:|',
];

/** The table, one row a line, in Markdown. */
export const tableOf = (done: readonly Done[]): string => `${[...HEAD, ...done.map(lineOf)].join('\n')}\n`;

const lineOf = ({ row, compared }: Done): string => {
  const most = row.most === undefined ? '—' : `≤ ${times(row.most)}`;
  const figures = compared
    ? [times(compared.clock), times(compared.processor), most, megabytes(compared.ours.memory)]
    : ['absent', 'absent', most, '—'];
  return `| ${[row.work, row.beside, ...figures].join(' | ')} |`;
};

/** A ratio to three figures: « × 1,52 », « × 0,083 ». */
const times = (ratio: number): string =>
  `× ${frenchNumber(Number(ratio.toPrecision(3)))
    .replace(/(,\d*?)0+$/, '$1')
    .replace(/,$/, '')}`;

const megabytes = (memory: number | undefined): string => (memory === undefined ? '—' : `${Math.round(memory)} Mo`);

/** The page `docs/performance.md`: the table, how it was measured, on what, on the day handed in. */
export const pageOf = (done: readonly Done[], day: string): string => `# Performances

Mesuré le ${frenchDay(day)} par \`npm run bench\`, avec ght ${manifest.version}, Node ${process.versions.node}, sur ${type()},
${cpus().length} processeurs (${cpus()[0]?.model.trim() ?? 'inconnus'}), ${Math.round(totalmem() / 2 ** 30)} Go de mémoire.

${tableOf(done)}
Chaque ligne compare deux commandes entières, lancées tour à tour ; le rapport est la médiane des rapports, paire par
paire, du temps écoulé et du temps de processeur. « × 0,1 » se lit : dix fois moins. La mémoire est la plus haute que
ght ait occupée. « Absent » : l’outil comparé n’est pas installé sur cette machine (\`npm run bench -- --peers\` va
chercher ceux qui viennent de npm).

Les documents mesurés sont fabriqués d’une graine, toujours les mêmes : des groupements tirés de ceux de \`examples/\`,
dix documents chacun, de tous les types, dont un sur trois a une lacune connue que le contrôle doit trouver, et trouve.
`;

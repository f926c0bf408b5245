import type { RootContent } from 'mdast';
import type { Coverage, CoverageState } from '../diagnostic.js';
import { heatDrawing } from './drawings.js';
import type { Setting } from './layout.js';
import { type Cell, heading, table } from './nodes.js';

/** Words of the coverage states, the same as in the report. */
const STATES: Readonly<Record<CoverageState, string>> = {
  couvert: 'Couvert',
  manquant: 'Manquant',
  a_apprecier: 'À apprécier',
  sans_objet: 'Sans objet',
  indetermine: 'Indéterminé',
};

/** The coverage grid: points of the article, then activities filière by filière. */
export const gridTables = (setting: Setting, depth: number): readonly RootContent[] => {
  const coverage = setting.coverage;
  if (!coverage) return [];
  const items = coverage.items.map((item) => [item.number, item.title, cell(item.state)]);
  const summary = 'Une ligne par point de l’article : numéro, intitulé, état.';
  const filieres = [
    ...(coverage.filieres.length > 0 ? [heading(depth + 1, 'Activités de chaque filière')] : []),
    ...heatDrawing(setting),
    ...slices(coverage.filieres.length).map(([from, to]) => filiereGrid(coverage, from, to)),
  ];
  return [table(['Point', 'Intitulé', 'État'], items, { widths: [0.1, 0.68, 0.22], summary }), ...filieres];
};

const AT_ONCE = 6;

/** Even shares of a number of filières, six at most at once. */
const slices = (count: number): readonly (readonly [number, number])[] => {
  const size = Math.ceil(count / Math.max(1, Math.ceil(count / AT_ONCE)));
  return Array.from({ length: Math.ceil(count / Math.max(1, size)) }, (_, i) => [i * size, (i + 1) * size] as const);
};

const cell = (state: CoverageState): Cell => ({ state, text: STATES[state] });

const filiereGrid = (coverage: Coverage, from: number, to: number): RootContent => {
  const filieres = coverage.filieres.slice(from, to);
  const rows = coverage.rows.map((row) => [`${row.number} ${row.title}`, ...row.states.slice(from, to).map(cell)]);
  const landscape = filieres.length > 3;
  const named = landscape ? 0.3 : 0.46;
  const widths = [named, ...filieres.map(() => (1 - named) / filieres.length)];
  const summary = 'Une ligne par activité du 4°, une colonne par filière ; chaque case dit l’état.';
  return table(['Activité', ...filieres], rows, { widths, compact: true, landscape, summary });
};

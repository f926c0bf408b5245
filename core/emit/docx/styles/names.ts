import type { CoverageState } from '../../../diagnostic.js';

const sized = (style: string, compact: boolean): string => (compact ? `${style}Compact` : style);

/** Style of the text in the header row of a table. */
export const headerStyle = (compact: boolean): string => sized('EnteteDeTableau', compact);

/** Style of the text in the other cells. */
export const cellTextStyle = (compact: boolean): string => sized('TexteDeTableau', compact);

/** Style of the name of a coverage state in its shaded cell. */
export const stateStyle = (state: CoverageState, compact: boolean): string => sized(`Etat_${state}`, compact);

/** « List Bullet », « List Bullet 2 »… up to the five levels that Word names; `level` counts from 0. */
export const listStyle = (ordered: boolean, level: number): string =>
  `${ordered ? 'ListNumber' : 'ListBullet'}${level === 0 ? '' : Math.min(level, 4) + 1}`;

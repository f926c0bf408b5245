import type { Figure } from '../compose/composed.js';

/** « Figure 1 », with a space that holds. */
const figureNumber = ({ number }: Pick<Figure, 'number'>): string => `Figure\u00a0${number}`;

/** « Figure 1 — Organigramme du groupement », or its number alone. */
export const captionOf = (figure: Pick<Figure, 'number' | 'caption'>): string =>
  figure.caption === '' ? figureNumber(figure) : `${figureNumber(figure)}\u00a0— ${figure.caption}`;

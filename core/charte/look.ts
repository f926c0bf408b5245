import { HOUSE, type Logo, type Look } from '../emit/style.js';
import type { Typeface } from './typeface.js';

/** What a groupement has set, each part already judged. */
export interface Settings {
  readonly color?: Look['color'];
  readonly logo?: Logo;
  readonly typeface?: Typeface;
}

/** Margins of `page.yaml`, millimetres. */
export interface Margins {
  readonly haut?: number;
  readonly bas?: number;
  readonly gauche?: number;
  readonly droite?: number;
}

/** The look of ght, with what the groupement has set in place of it. */
export const lookOf = ({ color = HOUSE.color, logo, typeface }: Settings): Look => ({
  ...HOUSE,
  color,
  ...(typeface ? { font: fontOf(typeface) } : {}),
  ...(logo ? { logo } : {}),
});

const fontOf = ({ family, line, faces }: Typeface): Look['font'] => ({
  ...HOUSE.font,
  body: family,
  line,
  faces,
  fallbacks: [HOUSE.font.body, ...HOUSE.font.fallbacks],
});

/** The look, with the margins of a template. */
export const withMargins = (look: Look, { haut, bas, gauche, droite }: Margins = {}): Look => {
  const { top, bottom, left, right } = look.page;
  const margins = { top: haut ?? top, bottom: bas ?? bottom, left: gauche ?? left, right: droite ?? right };
  return { ...look, page: { ...look.page, ...margins } };
};

import type { Cover } from '../compose/composed.js';
import { type Logo, type Look, STYLE } from './style.js';

/** Millimetres from the name of the groupement to the title, with a logo above and without. */
export const titleDrop = (logo: Logo | undefined): number => (logo ? 30 : 46);

/** The title of the cover: a short last word, a year, does not stand alone on its line. */
export const titleWords = (title: string): string => title.replace(/ (?=[^\s]{1,4}$)/, '\u00a0');

/** A long title is set smaller: at most about four lines of it. */
export const titleScale = (title: string): number =>
  Math.max(0.45, Math.min(1, Math.sqrt(70 / Math.max(1, title.length))));

/** Room for the logo on the cover, millimetres. */
const ROOM = { width: 60, height: 26 } as const;
/** Fewer pixels to the millimetre look blurred in print. */
const PIXELS_A_MM = 4;

/** Measures of the logo on the cover, millimetres: it fills the room, never distorted nor blurred. */
export const logoSize = ({ width, height }: Logo): { readonly width: number; readonly height: number } => {
  const scale = Math.min(ROOM.width / width, ROOM.height / height, 1 / PIXELS_A_MM);
  return { width: width * scale, height: height * scale };
};

const POINTS_A_MM = 72 / 25.4;
/** Width of a character of the house font, in ems: a wide estimate of the average. */
const CHARACTER = 0.56;
/** Share of the width that the values of the cover have. */
const VALUES = 0.66;
/** Points around the words of the cover: the groupement and its rule, the status, a row of the table, and to spare. */
const AROUND = { groupement: 36, status: 60, row: 7, spare: 20 } as const;

/** Height of a text of that size, points, set in lines of that width. */
const heightOf = (text: string, size: number, width: number, pitch: number): number =>
  Math.max(1, Math.ceil((text.length * size * CHARACTER) / width)) * size * pitch;

/**
 * Points to leave between the status and the table of the cover, so that the table closes the page: for a format in
 * which nothing says « at the foot of the page », an estimate that never pushes it to the next one.
 */
export const linesDrop = ({ title, subtitle = '', lines }: Cover, { page, logo }: Look): number => {
  const width = (page.width - page.left - page.right) * POINTS_A_MM;
  const { size, space } = STYLE;
  const used = [
    (logo ? logoSize(logo).height * POINTS_A_MM + 24 : 0) + titleDrop(logo) * POINTS_A_MM,
    heightOf(title, size.coverTitle * titleScale(title), width, 1.25),
    heightOf(subtitle, size.coverSubtitle, width, space.line),
    ...lines.map(([, value]) => heightOf(value, size.coverLines, width * VALUES, space.line) + AROUND.row),
    AROUND.groupement + AROUND.status + AROUND.spare,
  ].reduce((sum, height) => sum + height, 0);
  return Math.max(24, (page.height - page.top - page.bottom) * POINTS_A_MM - used);
};

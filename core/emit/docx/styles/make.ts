import type { IParagraphStyleOptions, IRunStylePropertiesOptions } from 'docx';
import type { Look } from '../../style.js';
import { eighths, halfPoints, hex } from '../units.js';

const LINE_UNIT = 240;

/** A line pitch given as a multiple of the type size, in the unit of `w:line`. */
export const pitch = (multiple: number, { font }: Look): number => Math.round((LINE_UNIT * multiple) / font.line);

/** Type of a style: size in points, colour with its « # ». */
export const type = (
  points: number,
  ink: string,
  more: IRunStylePropertiesOptions = {},
): IRunStylePropertiesOptions => ({
  size: halfPoints(points),
  sizeComplexScript: halfPoints(points),
  color: hex(ink),
  ...more,
});

/** A rule drawn beside a paragraph; width and gap in points. */
export const rule = (points: number, ink: string, gap: number) => ({
  style: 'single' as const,
  size: eighths(points),
  color: hex(ink),
  space: gap,
});

/** A paragraph style that starts from « Normal », set flush left unless it says otherwise. */
export const style = (
  id: string,
  name: string,
  { run = {}, paragraph = {}, ...more }: Partial<IParagraphStyleOptions> = {},
): IParagraphStyleOptions => ({
  ...{ id, name, basedOn: 'Normal', run },
  paragraph: { ...(more.basedOn === undefined && { alignment: 'left' as const }), ...paragraph },
  ...more,
});

import type { IParagraphStyleOptions, IRunStylePropertiesOptions } from 'docx';
import { eighths, halfPoints, hex } from '../units.js';

// Height of a line of Source Sans 3, as its own tables give it (ascender 1.024, descender 0.4), in type sizes.
const NATURAL_LINE = 1.424;
const LINE_UNIT = 240;

/** A line pitch given as a multiple of the type size, in the unit of `w:line`. */
export const pitch = (multiple: number): number => Math.round((LINE_UNIT * multiple) / NATURAL_LINE);

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

/** A paragraph style that starts from « Normal ». */
export const style = (
  id: string,
  name: string,
  { run = {}, paragraph = {}, ...more }: Partial<IParagraphStyleOptions> = {},
): IParagraphStyleOptions => ({ id, name, basedOn: 'Normal', run, paragraph, ...more });

const TWIPS_A_POINT = 20;
const POINTS_A_MM = 72 / 25.4;

/** Points to twentieths of a point, the unit of lengths in WordprocessingML. */
export const twips = (points: number): number => Math.round(points * TWIPS_A_POINT);

/** Twentieths of a point to points. */
export const points = (twips: number): number => twips / TWIPS_A_POINT;

/** Millimetres to twentieths of a point. */
export const mm = (millimetres: number): number => twips(millimetres * POINTS_A_MM);

/** Points to half-points, the unit of type sizes. */
export const halfPoints = (points: number): number => Math.round(points * 2);

/** Points to eighths of a point, the unit of border widths. */
export const eighths = (points: number): number => Math.round(points * 8);

/** « #1F3A5F » to « 1F3A5F ». */
export const hex = (color: string): string => color.slice(1);

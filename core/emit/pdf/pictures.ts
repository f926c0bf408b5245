import type { Raster } from '../../compose/composed.js';
import type { SideFile } from './engine.js';
import type { Scope } from './scope.js';

/** Name of the file of an image for the template; the same image has one file. */
export function fileOf(raster: Raster, { pictures }: Pick<Scope, 'pictures'>): string {
  const known = pictures.findIndex(({ bytes }) => bytes === raster.bytes);
  const rank = known < 0 ? pictures.push(raster) - 1 : known;
  return nameOf(raster, rank);
}

/** Files of the images met. */
export const filesOf = (pictures: readonly Raster[]): readonly SideFile[] =>
  pictures.map((raster, rank) => ({ path: nameOf(raster, rank), data: raster.bytes }));

const nameOf = ({ format }: Raster, rank: number): string => `image-${rank + 1}.${format}`;

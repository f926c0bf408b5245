import { dirname } from 'node:path';
import type { Raster } from '../core/compose/composed.js';
import { rasterOf } from '../core/compose/figures.js';
import type { FoundImage } from '../core/model/image-faults.js';
import type { Model } from '../core/model/model.js';
import { pathOf, readImage } from './images.js';

/** The images that a document is made with. */
export interface Pictures {
  readonly imageAt: (pointer: string, address: string) => Raster | undefined;
  /** Their paths, each once. */
  readonly files: readonly string[];
}

/** Reads the images that a document calls and that can be set; the same file is read once. */
export const picturesOf = (model: Model, images: readonly FoundImage[], fiche: string): Pictures => {
  const known = new Map<string, Raster | undefined>();
  const imageAt = (pointer: string, address: string): Raster | undefined => {
    const { file } = model.place(pointer);
    const key = `${dirname(file)}\n${address}`;
    if (!known.has(key)) {
      const read = readImage(address, file, fiche);
      known.set(key, typeof read === 'string' ? undefined : rasterOf(read));
    }
    return known.get(key);
  };
  const read = images.filter(({ state }) => state === 'lue');
  return { imageAt, files: [...new Set(read.map(({ address, place }) => pathOf(address, place.file)))] };
};

import { pictureOf } from '../emit/picture.js';
import type { Logo } from '../emit/style.js';
import type { Fault } from './fault.js';

/** Beyond, a file is a photograph rather than a logo, and weighs on every document. */
const MOST = { bytes: 2 * 1024 * 1024, pixels: 4000 } as const;

const unreadable = (file: string): Fault => ({
  message: `Le logo « ${file} » n’est pas une image PNG ou JPEG lisible par Word et par le PDF.`,
  fix: 'Enregistrez-le à nouveau en PNG, ou en JPEG aux couleurs RVB.',
});

const tooBig = (file: string): Fault => ({
  message: `Le logo « ${file} » est trop grand (au plus ${MOST.pixels} pixels de côté et 2 Mo).`,
  fix: 'Réduisez-le : 800 pixels de large suffisent à une impression nette.',
});

/** The logo of a groupement; a fault when it cannot be shown. */
export const logoOf = (file: string, data: Uint8Array, alt: string): Logo | Fault => {
  const picture = pictureOf(data);
  if (!picture || Math.min(picture.width, picture.height) === 0) return unreadable(file);
  if (data.length > MOST.bytes || Math.max(picture.width, picture.height) > MOST.pixels) return tooBig(file);
  return { ...picture, data, alt };
};

import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { Place } from '../core/diagnostic.js';
import type { Picture } from '../core/emit/picture.js';
import type { FoundImage, ImageState } from '../core/model/image-faults.js';
import { imagesOf } from '../core/model/images.js';
import type { Document } from '../core/parse/document.js';
import type { Shape } from '../core/parse/shape.js';
import { placeOf, placer } from '../core/parse/source.js';
import { soundImage } from './image-bytes.js';
import { spotOf } from './pieces.js';

/** An image read, or what keeps it from being read. */
export type ReadImage = Exclude<ImageState, 'lue'> | (Picture & { readonly bytes: Uint8Array });

/** Images that the prose of a document calls, with what was found of each; `texts` are its sources, by file. */
export const findImages = (
  document: Document,
  shape: Shape | undefined,
  fiche: string,
  texts: ReadonlyMap<string, string>,
): readonly FoundImage[] => {
  const called = imagesOf(shape, document.data);
  return called.map((image, i) => {
    const place = placeOf(document.source(), image.pointer);
    const state = stateOfImage(image.address, place.file, fiche);
    const before = called.slice(0, i).filter((one) => one.pointer === image.pointer && one.address === image.address);
    return { ...image, state, place: calledAt(texts.get(place.file) ?? '', place, image.address, before.length) };
  });
};

/** What is found of an image, by its address and the file that calls it. */
export const stateOfImage = (address: string, file: string, fiche: string): ImageState => {
  const read = readImage(address, file, fiche);
  return typeof read === 'string' ? read : 'lue';
};

/** Prose keeps no place for what it holds: an image is where its address stands, from its section on. */
const calledAt = (text: string, from: Place, address: string, before: number): Place => {
  let at = text.split('\n', from.line - 1).join('\n').length;
  for (let found = -1; found < before; found += 1) {
    do at = text.indexOf(address, at + 1);
    while (at > 0 && !(OPENS.has(text[at - 1] ?? '') && CLOSES.has(text[at + address.length] ?? ' ')));
    if (at < 0) return from;
  }
  return address === '' ? from : placer(text, from.file)(at, at + address.length);
};

/** What stands around an address, in a link or in the definition of one. */
const OPENS = new Set(['(', '<', ' ', '\t', '\n']);
const CLOSES = new Set([')', '>', ' ', '\t', '\n']);

const REMOTE = /^(?:[a-z][a-z\d+.-]+:|\/\/)/i;
const KINDS = new Set(['.png', '.jpg', '.jpeg']);
/** Bytes: a photograph of a telephone takes a third of it. */
const LARGEST = 20_000_000;

/** Reads an image by its address, from the folder of the file that calls it; never outside the folder of the fiche. */
export const readImage = (address: string, file: string, fiche: string): ReadImage => {
  if (address.startsWith('data:')) return 'incluse';
  if (REMOTE.test(address)) return 'distante';
  const named = decoded(address);
  const spot = spotOf(named, dirname(file), dirname(fiche));
  if (spot !== 'fichier') return spot;
  if (!KINDS.has(extname(named).toLowerCase())) return 'genre';
  try {
    return contentOf(pathOf(address, file));
  } catch {
    return 'illisible';
  }
};

/** Path of an image, by its address and the file that calls it. */
export const pathOf = (address: string, file: string): string => join(dirname(file), decoded(address));

const contentOf = (path: string): ReadImage => {
  const { size } = statSync(path);
  if (size === 0) return 'vide';
  return size > LARGEST ? 'trop_grande' : soundImage(readFileSync(path));
};

/** « plan%20du%20site.png » is how Markdown writes a name with spaces. */
const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

import { inflateSync } from 'node:zlib';
import { type Picture, pictureOf } from '../core/emit/picture.js';

type Sound = Picture & { readonly bytes: Uint8Array };

/** Points of an image: each takes some bytes of memory when a page is made. */
const MOST_POINTS = 25_000_000;

/** An image that pages can show, or why not: it is looked at whole, for a page half made would be too late. */
export const soundImage = (bytes: Buffer): Sound | 'contenu' | 'trop_grande' => {
  const picture = pictureOf(bytes);
  if (!picture || picture.width * picture.height === 0) return 'contenu';
  if (picture.width * picture.height > MOST_POINTS) return 'trop_grande';
  return picture.kind === 'jpg' || inflates(bytes, picture) ? { ...picture, bytes } : 'contenu';
};

const SIGNATURE = 8;
/** Length and name before the data of a chunk, and the sum after. */
const [LEAD, SUM] = [8, 4];

/** Channels by type of colour: grey, true colour, palette, grey and alpha, true colour and alpha. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Whether the points of a PNG are all there; its chunks are known to be whole. */
const inflates = (bytes: Buffer, { width, height }: Picture): boolean => {
  const chunks = chunksOf(bytes);
  const data = chunks.filter(({ name }) => name === 'IDAT').map((chunk) => chunk.data);
  const [depth = 0, colour = 0, , , interlaced = 0] = [...bytes.subarray(SIGNATURE + LEAD + 8, SIGNATURE + LEAD + 13)];
  const channels = CHANNELS[colour];
  if (channels === undefined || (colour === 3 && !chunks.some(({ name }) => name === 'PLTE'))) return false;
  const due = (1 + Math.ceil((width * channels * depth) / 8)) * height;
  try {
    // An interlaced image has a few more rows, and so bytes: seven passes, each with rows of its own.
    const found = inflateSync(Buffer.concat(data), { maxOutputLength: due + 8 * (height + 8) });
    return found.length >= due || interlaced === 1;
  } catch {
    return false;
  }
};

const chunksOf = (bytes: Buffer) => {
  const chunks: { readonly name: string; readonly data: Buffer }[] = [];
  for (let at = SIGNATURE; at + LEAD <= bytes.length && chunks.at(-1)?.name !== 'IEND'; ) {
    const end = at + LEAD + bytes.readUInt32BE(at);
    chunks.push({ name: bytes.toString('latin1', at + 4, at + LEAD), data: bytes.subarray(at + LEAD, end) });
    at = end + SUM;
  }
  return chunks;
};

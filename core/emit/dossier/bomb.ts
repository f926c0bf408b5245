import { Inflate } from 'fflate';

/** What the packed objects of a file may take, bytes: those of a thousand dense pages take a tenth of it. */
const LARGEST = 64 * 2 ** 20;
const CHUNK = 2 ** 14;

/** Where each stream of packed objects begins, and its dictionary: the library unpacks them whole as it loads. */
const PACKED = /\/(?:ObjStm|XRef)\b[\s\S]{0,4096}?stream\r?\n/g;

/** How much a stream takes once unpacked, counted no further than what is left; a broken one ends where it breaks. */
const sizeOf = (packed: Uint8Array, left: number): number => {
  let size = 0;
  const inflate = new Inflate((part) => {
    size += part.length;
  });
  try {
    // A chunk may grow a thousandfold: what it holds is looked at before the next one.
    for (let at = 2; at < packed.length && size <= left; at += CHUNK) inflate.push(packed.subarray(at, at + CHUNK));
  } catch {
    return size;
  }
  return size;
};

/** True when the packed objects of a PDF are larger, once unpacked, than any that is made for reading. */
export const isBomb = (bytes: Uint8Array): boolean => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let total = 0;
  for (const { index, 0: head } of text.matchAll(PACKED)) {
    if (head.split('/FlateDecode').length > 2) return true;
    const start = index + head.length;
    const end = text.indexOf('endstream', start);
    total += sizeOf(bytes.subarray(start, end < 0 ? undefined : end), LARGEST - total);
    if (total > LARGEST) return true;
  }
  return false;
};

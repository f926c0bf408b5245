import { Unzip, UnzipInflate } from 'fflate';

/** Compressed bytes given at a time: what they inflate to is counted before the next ones. */
const STEP = 16_384;

/**
 * Parts of an archive that came from anywhere, by name. Stops as soon as they hold more than `most` bytes inflated,
 * whatever sizes the archive claims. Throws when it is larger than that, or is not an archive.
 */
export const inflateWithin = (
  bytes: Uint8Array,
  most: number,
  wanted: (name: string) => boolean = () => true,
): Readonly<Record<string, Uint8Array>> => {
  if (!isWhole(bytes)) throw new Error('not an archive, or cut short');
  const parts = new Map<string, Uint8Array[]>();
  let sum = 0;
  const unzip = new Unzip((file) => {
    if (!wanted(file.name)) return;
    const pieces: Uint8Array[] = [];
    parts.set(file.name, pieces);
    file.ondata = (error, piece) => {
      if (error) throw error;
      sum += piece.length;
      if (sum > most) throw new Error('too large once inflated');
      pieces.push(piece);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let from = 0; from < bytes.length; from += STEP)
    unzip.push(bytes.subarray(from, from + STEP), from + STEP >= bytes.length);
  return Object.fromEntries([...parts].map(([name, pieces]) => [name, joined(pieces)]));
};

const END = Buffer.from('PK\x05\x06', 'latin1');
const END_SIZE = 22;

/** Whether an archive has its last record, comment included: a file cut short has lost it. */
const isWhole = (bytes: Uint8Array): boolean => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = view.lastIndexOf(END);
  if (at < 0 || at + END_SIZE > view.length) return false;
  return at + END_SIZE + view.readUInt16LE(at + END_SIZE - 2) <= view.length;
};

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

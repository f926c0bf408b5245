import { sha256 } from '../../provenance.js';

const BEFORE = '<ght:empreinte>';
const LENGTH = 64;
const ZEROS = '0'.repeat(LENGTH);

const at = (bytes: Uint8Array): number => {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(BEFORE, 0, 'latin1');
  return found < 0 ? found : found + BEFORE.length;
};

const withSeal = (bytes: Uint8Array, start: number, seal: string): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy.set(new TextEncoder().encode(seal), start);
  return copy;
};

/** Writes in a PDF the digest of all its bytes, the digest itself counted as zeros; a file without room is left. */
export function seal(bytes: Uint8Array): Uint8Array {
  const start = at(bytes);
  return start < 0 ? bytes : withSeal(bytes, start, sha256(withSeal(bytes, start, ZEROS)));
}

/** Whether no byte of a sealed PDF has changed since it was made. */
export function isSealed(bytes: Uint8Array): boolean {
  const start = at(bytes);
  if (start < 0) return false;
  const written = Buffer.from(bytes.subarray(start, start + LENGTH)).toString('latin1');
  return written === sha256(withSeal(bytes, start, ZEROS));
}

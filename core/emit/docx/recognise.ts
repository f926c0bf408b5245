import { strFromU8 } from 'fflate';
import { inflateWithin } from './inflate.js';

const PART = 'docProps/custom.xml';
const LARGEST = 65_536;

/** Name of the document property that says ght made the file. */
export const MARK = 'ght';

/** Whether a file is a Word document that ght made; whatever the bytes, it answers, and inflates at most 64 KiB. */
export function isGhtDocx(bytes: Uint8Array): boolean {
  try {
    const part = inflateWithin(bytes, LARGEST, (name) => name === PART)[PART];
    return part !== undefined && new RegExp(`<property [^<>]*name="${MARK}"`).test(strFromU8(part));
  } catch {
    return false;
  }
}

import { strFromU8, unzipSync } from 'fflate';

const PART = 'docProps/custom.xml';
const LARGEST = 65_536;

/** Name of the document property that says ght made the file. */
export const MARK = 'ght';

/** Whether a file is a Word document that ght made; whatever the bytes, it answers, and inflates at most 64 KiB. */
export function isGhtDocx(bytes: Uint8Array): boolean {
  let seen = false;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const wanted = !seen && name === PART && originalSize <= LARGEST;
        seen ||= name === PART;
        return wanted;
      },
    });
    const part = files[PART];
    return part !== undefined && new RegExp(`<property [^<>]*name="${MARK}"`).test(strFromU8(part));
  } catch {
    return false;
  }
}

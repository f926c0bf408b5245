import { unzipSync } from 'fflate';
import { originIn } from './provenance.js';

/** All that a file may hold once inflated, bytes: a hostile archive is not worth the memory. */
const LARGEST = 300 * 1024 * 1024;

/** What a DOCX says it was made from (JSON), and whether it is still as ght made it. Any bytes may be given. */
export function originOfDocx(bytes: Uint8Array): { readonly json: string; readonly sealed: boolean } | undefined {
  try {
    const within = sizer(LARGEST);
    const parts = unzipSync(bytes, { filter: ({ originalSize }) => within(originalSize) });
    return within(0) ? originIn(parts) : undefined;
  } catch {
    return undefined;
  }
}

/** Counts sizes, and answers whether their sum is still within bounds. */
const sizer = (most: number) => {
  let sum = 0;
  return (size: number): boolean => {
    sum += size;
    return sum <= most;
  };
};

import { inflateWithin } from './inflate.js';
import { originIn } from './provenance.js';

/** All that a file may hold once inflated, bytes: a hostile archive is not worth the memory. */
const LARGEST = 300 * 1024 * 1024;

/** What a DOCX says it was made from (JSON), and whether it is still as ght made it. Any bytes may be given. */
export function originOfDocx(bytes: Uint8Array): { readonly json: string; readonly sealed: boolean } | undefined {
  try {
    return originIn(inflateWithin(bytes, LARGEST));
  } catch {
    return undefined;
  }
}

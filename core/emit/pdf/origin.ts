import { claimsIn } from './claims.js';
import { isSealed } from './seal.js';

/** What a PDF says it was made from (JSON), and whether it is still as ght made it. Any bytes may be given. */
export function originOfPdf(bytes: Uint8Array): { readonly json: string; readonly sealed: boolean } | undefined {
  const claims = claimsIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  return claims && { json: claims.json, sealed: isSealed(bytes) };
}

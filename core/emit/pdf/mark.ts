/** Name under which ght signs a PDF. */
export const TOOL = 'ght';

const SIGNATURE = `<xmp:CreatorTool>${TOOL}</xmp:CreatorTool>`;

/** Whether ght made this PDF: its metadata, which are in clear in the file, say so. Any bytes may be given. */
export function isGhtPdf(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return text.subarray(0, 5).toString('latin1') === '%PDF-' && text.includes(SIGNATURE, 0, 'latin1');
}

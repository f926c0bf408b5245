/** Quarter turns that a camera asks for, clockwise, by the number it writes; mirrored pictures are not met. */
const TURNS: Readonly<Record<number, number>> = { 3: 180, 6: 90, 8: 270 };

const ORIENTATION = 0x0112;
const EXIF = 0x45786966;

/** Where the notes of the camera begin in a JPEG: they come before the picture, in a segment of their own. */
const notesAt = (view: DataView): number | undefined => {
  for (let at = 2; at + 10 < view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at + 1) === 0xda) return undefined;
    if (view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === EXIF) return at + 10;
  }
  return undefined;
};

const orientationAt = (view: DataView, start: number): number => {
  const little = view.getUint16(start) === 0x4949;
  const table = start + view.getUint32(start + 4, little);
  for (let i = 0; i < view.getUint16(table, little); i++) {
    const entry = table + 2 + i * 12;
    if (view.getUint16(entry, little) === ORIENTATION) return view.getUint16(entry + 8, little);
  }
  return 1;
};

/** How far a JPEG must be turned to stand upright, degrees clockwise: a phone writes it beside the picture. */
export const turnOf = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const start = notesAt(view);
    return start === undefined ? 0 : (TURNS[orientationAt(view, start)] ?? 0);
  } catch {
    // Notes cut short say nothing.
    return 0;
  }
};

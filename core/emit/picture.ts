/** A picture as its own bytes say it: its format, and its measures in pixels. */
export interface Picture {
  readonly kind: 'png' | 'jpg';
  readonly width: number;
  readonly height: number;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const POLYNOMIAL = 0xedb88320;

const remainder = (byte: number): number =>
  Array.from({ length: 8 }).reduce<number>((rest) => (rest & 1 ? POLYNOMIAL ^ (rest >>> 1) : rest >>> 1), byte);

const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => remainder(byte));

const checksum = (bytes: Uint8Array): number =>
  ~bytes.reduce((sum, byte) => (REMAINDERS[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8), -1) >>> 0;

/** Follows the chunks of a PNG to the last; a file that is cut short or altered is none. */
function png(data: Uint8Array, view: DataView): Picture | undefined {
  for (let at = PNG.length; at < data.length; ) {
    const length = view.getUint32(at);
    const name = view.getUint32(at + 4);
    if (view.getUint32(at + 8 + length) !== checksum(data.subarray(at + 4, at + 8 + length))) return undefined;
    if (name === 0x49454e44) return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
    at += length + 12;
  }
  return undefined;
}

/** Frames that every reader of JPEG knows: baseline, extended, progressive. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Print shops keep four inks, which screens show wrong. */
const MOST_COMPONENTS = 3;

/** Follows the segments of a JPEG to the one that tells its measures; the end of the picture must be there too. */
function jpeg(data: Uint8Array, view: DataView): Picture | undefined {
  const end = data.findLastIndex((byte, at) => byte === 0xd9 && data[at - 1] === 0xff);
  for (let at = 2; at < end && data[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    if (!FRAMES.has(view.getUint8(at + 1))) continue;
    if (view.getUint8(at + 9) > MOST_COMPONENTS) return undefined;
    return { kind: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return undefined;
}

/** Reads a PNG or a JPEG; nothing for any other bytes, and for a picture that is damaged. Never throws. */
export function pictureOf(data: Uint8Array): Picture | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  try {
    if (PNG.every((byte, at) => data[at] === byte)) return png(data, view);
    return data[0] === 0xff && data[1] === 0xd8 ? jpeg(data, view) : undefined;
  } catch {
    return undefined;
  }
}

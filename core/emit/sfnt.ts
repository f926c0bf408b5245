/** What a TrueType file says of its font. */
export interface FontFacts {
  /** Name under which Word and the PDF engine find the family. */
  readonly family: string;
  /** 400 for a regular face, 700 for a bold one. */
  readonly weight: number;
  readonly italic: boolean;
  /** Height of a line of the font, as a multiple of the type size. */
  readonly line: number;
  /** Whether its maker forbids to embed it in a document. */
  readonly locked: boolean;
  /** Whether one file holds all weights, which neither Word nor the PDF engine can use. */
  readonly variable: boolean;
}

type Tables = ReadonlyMap<string, DataView>;

const HEADER = 12;
const RECORD = 16;
const TRUE_TYPE: ReadonlySet<number> = new Set([0x00010000, 0x74727565]);
const BOLD = 600;
/** Bit of `OS/2.fsSelection`. */
const USE_TYPO = 1 << 7;

const latin = (view: DataView, at: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));

/** The tables of a TrueType or OpenType file, by their tag. Throws a RangeError on a file that is cut short. */
export function tablesOf(data: Uint8Array): Tables {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const records = Array.from({ length: view.getUint16(4) }, (_, index) => HEADER + index * RECORD);
  return new Map(
    records.map((at) => {
      const [start, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      return [latin(view, at, 4), new DataView(data.buffer, data.byteOffset + start, length)];
    }),
  );
}

const table = (tables: Tables, tag: string): DataView => {
  const found = tables.get(tag);
  if (!found) throw new RangeError(`the font has no table ${tag}`);
  return found;
};

const utf16 = (view: DataView, at: number, length: number): string =>
  String.fromCharCode(...Array.from({ length: length / 2 }, (_, index) => view.getUint16(at + index * 2)));

/** Family of the font, in the records meant for Windows, English first; else in those of the Macintosh. */
function familyOf(names: DataView): string {
  const strings = names.getUint16(4);
  const records = Array.from({ length: names.getUint16(2) }, (_, index) => 6 + index * 12);
  const ofFamily = records.filter((at) => names.getUint16(at + 6) === 1);
  const rank = (at: number): number => {
    const [platform, language] = [names.getUint16(at), names.getUint16(at + 4)];
    return platform === 3 ? (language === 0x0409 ? 0 : 1) : platform === 0 ? 2 : 3;
  };
  const at = ofFamily.sort((one, other) => rank(one) - rank(other))[0];
  if (at === undefined) throw new RangeError('the font has no name');
  const read = rank(at) === 3 ? latin : utf16;
  return read(names, strings + names.getUint16(at + 10), names.getUint16(at + 8)).trim();
}

/** Height of a line, in units of the font: as its designer gave it where it says so, else as Windows clips it. */
const lineOf = (os2: DataView): number =>
  (os2.getUint16(62) & USE_TYPO) === 0
    ? os2.getUint16(74) + os2.getUint16(76)
    : os2.getInt16(68) - os2.getInt16(70) + os2.getInt16(72);

/** Reads a TrueType file. Throws a RangeError when it is none, or is damaged. */
export function factsOf(data: Uint8Array): FontFacts {
  const signature = new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(0);
  if (!TRUE_TYPE.has(signature)) throw new RangeError('not a TrueType font');
  const tables = tablesOf(data);
  const [head, os2] = [table(tables, 'head'), table(tables, 'OS/2')];
  return {
    family: familyOf(table(tables, 'name')),
    weight: os2.getUint16(4),
    italic: (os2.getUint16(62) & 1) === 1,
    line: lineOf(os2) / head.getUint16(18),
    locked: (os2.getUint16(8) & 0xf) === 2,
    variable: tables.has('fvar'),
  };
}

/** Whether a face counts as bold where a family has but a regular and a bold. */
export const isBold = ({ weight }: FontFacts): boolean => weight >= BOLD;

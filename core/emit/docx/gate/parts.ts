import { strFromU8, unzipSync } from 'fflate';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';

/** Attributes of an element by their qualified name, « w:val ». */
export type Attributes = Readonly<Record<string, string>>;

/** One XML part of a package, read. */
export interface Part {
  readonly path: string;
  readonly xml: string;
  /** Every element of a qualified name that has attributes, in order. */
  readonly all: (name: string) => readonly Attributes[];
  /** Values of one attribute of the elements of a qualified name, in order, where it is written. */
  readonly values: (name: string, attribute: string) => readonly string[];
  /** Text of every element of a qualified name, in order. */
  readonly texts: (name: string) => readonly string[];
  /** Identifiers of relationships that the part uses. */
  readonly uses: readonly string[];
  /** Why it cannot be read, or nothing. */
  readonly error?: string;
}

/** A Word file as its bytes say it: the names of all its parts, and its XML parts read. */
export interface Package {
  readonly names: ReadonlySet<string>;
  readonly parts: ReadonlyMap<string, Part>;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Raw = Readonly<Record<string, SaxesAttributeNS>>;

const valuesOf = (attributes: Raw): Attributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]));

const push = <T>(lists: Map<string, T[]>, name: string, item: T): void => {
  const list = lists.get(name);
  if (list) list.push(item);
  else lists.set(name, [item]);
};

function readPart(path: string, xml: string): Part {
  const elements = new Map<string, Raw[]>();
  const texts = new Map<string, string[]>();
  const uses: string[] = [];
  const errors: string[] = [];
  const parser = new SaxesParser({ xmlns: true, position: true });
  let text = '';
  parser.on('error', ({ message }) => errors.push(message));
  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    const written = Object.values(attributes);
    if (written.length > 0) push(elements, name, attributes);
    for (const { uri, value } of written) if (uri === RELATIONS) uses.push(value);
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (text !== '') push(texts, name, text);
    text = '';
  });
  parser.write(xml).close();
  const [error] = errors;
  return {
    path,
    xml,
    all: (name) => (elements.get(name) ?? []).map(valuesOf),
    values: (name, attribute) => (elements.get(name) ?? []).flatMap((one) => one[attribute]?.value ?? []),
    texts: (name) => texts.get(name) ?? [],
    uses,
    ...(error !== undefined && { error }),
  };
}

const isXml = (path: string): boolean => /\.(?:xml|rels)$/i.test(path);

/** Reads a Word file again; pictures and fonts are only named. Throws when the bytes are not a zip. */
export function readPackage(bytes: Uint8Array): Package {
  const names = new Set<string>();
  const files = unzipSync(bytes, {
    filter: ({ name }) => {
      names.add(name);
      return isXml(name);
    },
  });
  const parts = Object.entries(files).map(([path, data]) => readPart(path, strFromU8(data)));
  return { names, parts: new Map(parts.map((part) => [part.path, part])) };
}

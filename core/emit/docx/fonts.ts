import { factsOf, isBold } from '../sfnt.js';
import type { Look } from '../style.js';
import { escapeXml } from './xml.js';

/** A font file, as TrueType, with the name of its family; its own tables say whether it is bold or italic. */
export interface FontFile {
  readonly name: string;
  readonly data: Uint8Array;
}

const FACES = ['embedRegular', 'embedBold', 'embedItalic', 'embedBoldItalic'] as const;
const OBFUSCATED = 32;

/** The face that a file holds, as its own tables say; a file that cannot be read counts as regular. */
function face(data: Uint8Array): (typeof FACES)[number] {
  try {
    const facts = factsOf(data);
    return FACES[(isBold(facts) ? 1 : 0) + (facts.italic ? 2 : 0)] ?? FACES[0];
  } catch {
    return FACES[0];
  }
}

// Word asks for a key a file; it hides nothing, so it is the rank of the file and stays the same from run to run.
const keyOf = (rank: number): string => `00000000-0000-4000-8000-${String(rank).padStart(12, '0')}`;

/** Word embeds a font with its first 32 bytes mixed with its key, read backwards. */
function obfuscated(data: Uint8Array, key: string): Uint8Array {
  const bytes = Uint8Array.from(key.replaceAll('-', '').match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  ).reverse();
  return data.map((byte, index) => (index < OBFUSCATED ? byte ^ (bytes[index % bytes.length] ?? 0) : byte));
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">';

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/font';

function fontXml(
  name: string,
  { font }: Look,
  files: readonly { readonly file: FontFile; readonly rank: number }[],
): string {
  const fallback = name === font.body ? `<w:altName w:val="${escapeXml(font.fallbacks.join(','))}"/>` : '';
  const family = name === font.code ? 'modern' : 'swiss';
  const embeds = FACES.flatMap((slot) => {
    const found = files.find(({ file }) => face(file.data) === slot);
    return found ? [`<w:${slot} r:id="rId${found.rank}" w:fontKey="{${keyOf(found.rank)}}"/>`] : [];
  });
  return `<w:font w:name="${escapeXml(name)}">${fallback}<w:family w:val="${family}"/><w:pitch w:val="${family === 'modern' ? 'fixed' : 'variable'}"/>${embeds.join('')}</w:font>`;
}

/** The parts of the package that speak of fonts: the table, and the files embedded in it. */
export function fontParts(fonts: readonly FontFile[], look: Look): Readonly<Record<string, string | Uint8Array>> {
  const ranked = fonts.map((file, index) => ({ file, rank: index + 1 }));
  const names = [...new Set([look.font.body, look.font.code, ...fonts.map(({ name }) => name)])];
  const table = names.map((name) =>
    fontXml(
      name,
      look,
      ranked.filter(({ file }) => file.name === name),
    ),
  );
  const relations = ranked.map(
    ({ rank }) => `<Relationship Id="rId${rank}" Type="${RELATION}" Target="fonts/font${rank}.odttf"/>`,
  );
  return {
    'word/fontTable.xml': `${HEAD}${table.join('')}</w:fonts>`,
    'word/_rels/fontTable.xml.rels': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    ...Object.fromEntries(
      ranked.map(({ file, rank }) => [`word/fonts/font${rank}.odttf`, obfuscated(file.data, keyOf(rank))]),
    ),
  };
}

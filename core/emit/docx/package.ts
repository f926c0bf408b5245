import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { DocumentMeta } from '../../compose/composed.js';
import type { Provenance } from '../../provenance.js';
import type { Look } from '../style.js';
import { withPages } from './contents.js';
import { type FontFile, fontParts } from './fonts.js';
import { withOrigin } from './provenance.js';
import { escapeXml } from './xml.js';

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const DEFLATE_LEVEL = 6;

type Part = readonly [path: string, content: string | Uint8Array];

const relationsOf = (path: string): string => path.replace(/(?<![^/])([^/]+)$/, '_rels/$1.rels');

/** Tags alone: what a user wrote stands between them, and must not be taken for an identifier. */
const inTags = (xml: string, change: (tag: string) => string): string => xml.replace(/<[^<>]+>/g, change);

/** The library draws the ids of relations at random: they become rId1, rId2… in the order they are declared. */
function renumberRelations(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const renamed = new Map(files);
  for (const [path, xml] of files) {
    const relations = files.get(relationsOf(path));
    if (!relations) continue;
    const ids = new Map(
      [...relations.matchAll(/ Id="([^"]*)"/g)].map(([, id], index) => [id ?? '', `rId${index + 1}`]),
    );
    const name = (id: string) => ids.get(id) ?? id;
    renamed.set(
      relationsOf(path),
      inTags(relations, (tag) => tag.replace(/ Id="([^"]*)"/, (_, id) => ` Id="${name(id)}"`)),
    );
    renamed.set(
      path,
      inTags(xml, (tag) => tag.replace(/ r:(id|embed|link)="([^"]*)"/g, (_, key, id) => ` r:${key}="${name(id)}"`)),
    );
  }
  return renamed;
}

const NOTE_MARK = /<w:r><w:rPr>[^\n]{0,80}?<\/w:rPr><w:(?:foot|end)noteRef\/><\/w:r>(?=<w:r><w:\w*[sS]eparator\/>)/g;

/** The library puts the number of a note, which it has not, on the lines that part notes from the text. */
const separators = (xml: string): string => xml.replace(NOTE_MARK, '');

/** The library counts bookmarks through the life of the process: here they count through the document. */
function renumberBookmarks(xml: string): string {
  const ids = new Map<string, number>();
  const number = (id: string): number => {
    if (!ids.has(id)) ids.set(id, ids.size + 1);
    return ids.get(id) ?? 0;
  };
  return xml.replace(/<w:bookmark(?:Start|End)[^<>]*>/g, (tag) =>
    tag.replace(/ w:id="(\d+)"/, (_, id) => ` w:id="${number(id)}"`),
  );
}

/**
 * Pictures and their shapes have numbers of their own, which the library counts through the life of the process: here
 * they count through the part.
 */
export function renumberShapes(xml: string): string {
  let last = 0;
  return xml.replace(/<(?:wp:docPr|wps:cNvPr)[^<>]*>/g, (tag) => {
    last += 1;
    return tag.replace(/ id="\d+"/, ` id="${last}"`);
  });
}

function coreProperties(xml: string, { made, language }: DocumentMeta): string {
  const stamp = ISO.test(made) ? made : '1980-01-01T00:00:00Z';
  return xml
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`)
    .replace('</cp:coreProperties>', `<dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`);
}

const NOTES =
  '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' +
  '<w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>';

const URI = 'http://schemas.microsoft.com/office/word';

/** What Word itself writes in a new document beside its version: without them, tables and fonts are set the old way. */
const COMPATIBILITY = [
  'overrideTableStyleFontSizeAndJustification',
  'enableOpenTypeFeatures',
  'doNotFlipMirrorIndents',
  'differentiateMultirowTableHeaders',
]
  .map((name) => `<w:compatSetting w:name="${name}" w:uri="${URI}" w:val="1"/>`)
  .join('');

const settings = (xml: string, language: string, embeds: boolean): string =>
  xml
    .replace('<w:compat>', `${NOTES}<w:compat>`)
    // A line that ends in a break of its own is not spread out.
    .replace('<w:compat>', '<w:compat><w:doNotExpandShiftReturn/>')
    .replace('</w:compat>', `${COMPATIBILITY}</w:compat>`)
    .replace(/(<w:displayBackgroundShape[^>]*>)/, embeds ? '$1<w:embedTrueTypeFonts/>' : '$1')
    .replace(
      '</w:settings>',
      `<w:themeFontLang w:val="${escapeXml(language)}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`,
    );

const UNCUT =
  /(<w:style [^>]*w:styleId="(?:Heading\d|Title|Subtitle|Groupement|Caption|TOC\w+|TexteDeTableau\w*|Code)".*?)(<w:spacing )/g;

/** Words of titles, of tables and of code are never cut; the library has no word for it. */
const uncut = (xml: string): string =>
  xml.replace(/<w:style [^>]*>.*?<\/w:style>/gs, (style) => style.replace(UNCUT, '$1<w:suppressAutoHyphens/>$2'));

const appProperties = (company: string): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">' +
  `<Application>ght</Application><Company>${escapeXml(company)}</Company></Properties>`;

const bytes = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? strToU8(content) : content);

/** Parts as one file, in the order of their names, without the hour. */
export const zipped = (parts: readonly Part[]): Uint8Array => {
  const sorted = [...parts].sort(([one], [other]) => (one < other ? -1 : 1));
  const files = Object.fromEntries(sorted.map(([path, content]) => [path, bytes(content)]));
  // The earliest day that a zip can hold; zips count in local time, so it is made anew in the zone of the moment.
  return zipSync(files, { level: DEFLATE_LEVEL, mtime: new Date(1980, 0, 1) });
};

const isText = (path: string): boolean => /\.(?:xml|rels)$/.test(path);

/** What the library does not know of the document. */
interface Beside {
  readonly meta: DocumentMeta;
  readonly look: Look;
  readonly fonts: readonly FontFile[];
}

type Parts = Readonly<Record<string, string | Uint8Array>>;

const DOCUMENT = 'word/document.xml';

/** The parts of the package that the library made, rewritten to be the same at any hour and place. */
export function reproducible(docx: Uint8Array, { meta, look, fonts }: Beside): Parts {
  const made = Object.entries(unzipSync(docx));
  const edits: Readonly<Record<string, (xml: string) => string>> = {
    'docProps/core.xml': (xml) => coreProperties(xml, meta),
    'docProps/app.xml': () => appProperties(meta.author),
    'word/settings.xml': (xml) => settings(xml, meta.language, fonts.length > 0),
    'word/styles.xml': uncut,
    [DOCUMENT]: (xml) => renumberShapes(renumberBookmarks(xml)),
    'word/footnotes.xml': (xml) => separators(renumberBookmarks(xml)),
    'word/endnotes.xml': separators,
  };
  const texts = made.filter(([path]) => isText(path)).map(([path, data]) => [path, strFromU8(data)] as const);
  const edited = [...renumberRelations(new Map(texts))].map(
    ([path, xml]) => [path, edits[path]?.(xml) ?? xml] as const,
  );
  return { ...Object.fromEntries(made), ...Object.fromEntries(edited), ...fontParts(fonts, look) };
}

/** The parts as one file: the pages of the headings in its contents, and the statement of what it was made from. */
export function packaged(parts: Parts, pages: readonly number[], provenance?: Provenance): Uint8Array {
  const document = parts[DOCUMENT];
  const paged = { ...parts, ...(typeof document === 'string' && { [DOCUMENT]: withPages(document, pages) }) };
  return zipped(Object.entries(provenance ? withOrigin(paged, provenance) : paged));
}

import { Document, Packer } from 'docx';
import type { Composed } from '../../compose/composed.js';
import { clean } from '../clean.js';
import { HOUSE, type Look } from '../style.js';
import type { FontFile } from './fonts.js';
import { footnotes } from './footnotes.js';
import { packaged, reproducible } from './package.js';
import { originProperties } from './provenance.js';
import { MARK } from './recognise.js';
import { pageScope, sections, textWidth } from './sections.js';
import { styles } from './styles/index.js';
import { survey } from './survey.js';

export { faultsOfDocx } from './gate/index.js';
export { isGhtDocx } from './recognise.js';

/** What the caller may know beside the document. */
export interface DocxOptions {
  /** Page of each heading of the body, in order, printed in the contents; the cover is page 1. */
  readonly headingPages?: readonly number[] | Promise<readonly number[]>;
  /** TrueType files of the font of ght to embed, each with its family; their own tables tell the faces apart. */
  readonly fonts?: readonly FontFile[];
}

const FORMAT = '1';
/** Twips left blank at the end of a line before Word cuts a word. */
const HYPHENATION_ZONE = 425;

const properties = ({ meta, cover, origin }: Composed) => [
  { name: MARK, value: FORMAT },
  { name: 'Groupement', value: meta.author },
  { name: 'Statut', value: cover.status },
  { name: 'Date du document', value: meta.date },
  ...(origin ? originProperties(origin.provenance) : []),
];

const fontsOf = ({ font: { body, faces } }: Look): readonly FontFile[] | undefined =>
  faces?.map((data) => ({ name: body, data }));

/** Sets a document as a Word file (.docx); the same document and options give the same bytes. */
export async function emitDocx(composed: Composed, options: DocxOptions = {}): Promise<Uint8Array> {
  const { look = HOUSE, ...words } = composed;
  const source = clean(words);
  const { meta } = source;
  const known = survey(source.body);
  const document = new Document({
    title: meta.title,
    subject: meta.subject,
    creator: meta.author,
    lastModifiedBy: meta.author,
    keywords: meta.keywords.join(', '),
    hyphenation: { autoHyphenation: true, hyphenationZone: HYPHENATION_ZONE, consecutiveHyphenLimit: 2 },
    customProperties: properties(source),
    styles: styles(meta.language, textWidth(look), look),
    footnotes: footnotes(pageScope(known, look)),
    sections: sections(source, known, look),
  });
  const packed = await Packer.pack(document, 'uint8array');
  const fonts = fontsOf(look) ?? options.fonts ?? [];
  const parts = reproducible(packed, { meta, look, fonts });
  return packaged(parts, (await options.headingPages) ?? [], source.origin?.provenance);
}

import type { Provenance } from '../../provenance.js';
import { TOOL } from './mark.js';

/** Namespace of the properties that ght adds to the metadata. */
const SPACE = 'urn:ght:provenance:1:';
const UA_SPACE = 'http://www.aiim.org/pdfua/ns/id/';
/** As long as a SHA-256: the digest of the file takes its place once the rest of the file is known. */
const UNSEALED = '0'.repeat(64);

interface Property {
  readonly name: string;
  readonly type: string;
  readonly about: string;
}

const UA: readonly Property[] = [{ name: 'part', type: 'Integer', about: 'Part of PDF/UA that the file conforms to' }];
const OURS: readonly Property[] = [
  { name: 'provenance', type: 'Text', about: 'What the document was made from, as JSON' },
  { name: 'empreinte', type: 'Text', about: 'SHA-256 of the file with this value made of zeros' },
];

const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
const unescaped = (text: string): string => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

const described = ({ name, type, about }: Property): string =>
  '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  `<pdfaProperty:description>${about}</pdfaProperty:description><pdfaProperty:name>${name}</pdfaProperty:name>` +
  `<pdfaProperty:valueType>${type}</pdfaProperty:valueType></rdf:li>`;

/** PDF/A wants every property outside its own list to be described in the file. */
const extension = (title: string, space: string, prefix: string, properties: readonly Property[]): string =>
  `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${title}</pdfaSchema:schema>` +
  `<pdfaSchema:namespaceURI>${space}</pdfaSchema:namespaceURI><pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>` +
  `<pdfaSchema:property><rdf:Seq>${properties.map(described).join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`;

const BAG = '<pdfaExtension:schemas><rdf:Bag>';

/** What the metadata of a file must say beside what the engine wrote. */
export interface Claims {
  /** The file was found to conform to PDF/UA-1; the engine says so itself unless it made a PDF/A. */
  readonly accessible: boolean;
  readonly provenance?: Provenance;
}

/** Metadata (XMP) signed by ght, with its claims: PDF/UA-1 beside PDF/A, and what the document was made from. */
export function withClaims(xmp: string, { accessible, provenance }: Claims): string {
  const signed = xmp.replace(/<xmp:CreatorTool>[^<]*</, `<xmp:CreatorTool>${TOOL}<`);
  const claimed = accessible && !signed.includes('<pdfuaid:part>');
  const extensions =
    (claimed ? extension('PDF/UA Universal Accessibility Schema', UA_SPACE, 'pdfuaid', UA) : '') +
    (provenance ? extension('Provenance of a document made by ght', SPACE, 'ght', OURS) : '');
  const statements =
    (claimed
      ? `<rdf:Description rdf:about="" xmlns:pdfuaid="${UA_SPACE}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>`
      : '') + (provenance ? statement(provenance) : '');
  return signed.replace(BAG, `${BAG}${extensions}`).replace('<rdf:Description', `${statements}<rdf:Description`);
}

const statement = (provenance: Provenance): string =>
  `<rdf:Description rdf:about="" xmlns:ght="${SPACE}"><ght:provenance>${escaped(JSON.stringify(provenance))}` +
  `</ght:provenance><ght:empreinte>${UNSEALED}</ght:empreinte></rdf:Description>`;

/** The statement of provenance within metadata, or within the whole text of a file. */
export function claimsIn(xmp: string): { readonly json: string } | undefined {
  const found = /<ght:provenance>([^<]*)<\/ght:provenance><ght:empreinte>[0-9a-f]{64}</.exec(xmp);
  return found ? { json: unescaped(found[1] ?? '') } : undefined;
}

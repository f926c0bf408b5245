import { strFromU8, strToU8 } from 'fflate';
import { digestOf, type Provenance, sha256, short } from '../../provenance.js';
import { escapeXml } from './xml.js';

/** Part of the package where ght writes what the document was made from; Word keeps it when it saves. */
const ORIGIN_PART = 'customXml/item1.xml';
const PROPERTIES_PART = 'customXml/itemProps1.xml';
const SPACE = 'urn:ght:provenance:1';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const ITEM_ID = '{00000000-0000-4000-8000-676874000001}';

const relation = (rank: number, kind: string, target: string): string =>
  `<Relationship Id="rId${rank}" Type="${OFFICE}/relationships/${kind}" Target="${target}"/>`;

const relations = (...lines: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;

type Parts = Readonly<Record<string, string | Uint8Array>>;

/** Digest of all the parts of a package but the one that states it. */
const contentDigest = (parts: Parts): string =>
  digestOf(
    Object.entries(parts)
      .filter(([path]) => path !== ORIGIN_PART)
      .map(([chemin, content]) => ({ chemin, sha256: sha256(content) })),
  );

/** What the document was made from, in the words shown by « Propriétés avancées » in Word. */
export const originProperties = ({ revision, modifie, sources, regles, jour, verdict }: Provenance) => [
  ...(revision === undefined ? [] : [{ name: 'Révision', value: `${revision}${modifie ? ' (modifiée)' : ''}` }]),
  { name: 'Empreinte des sources', value: digestOf(sources) },
  { name: 'Empreinte des règles', value: short(regles) },
  { name: 'Jugé selon le droit du', value: jour },
  { name: 'Verdict', value: verdict },
];

const TYPE = `<Override PartName="/${PROPERTIES_PART}" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>`;

const linked = (xml: string): string => {
  const rank = 1 + Math.max(0, ...[...xml.matchAll(/ Id="rId(\d+)"/g)].map(([, id]) => Number(id)));
  return xml.replace('</Relationships>', `${relation(rank, 'customXml', `../${ORIGIN_PART}`)}</Relationships>`);
};

const text = (content: string | Uint8Array | undefined): string =>
  typeof content === 'string' ? content : strFromU8(content ?? strToU8(''));

/** The parts of a package with the statement of what it was made from, sealed by the digest of all the others. */
export function withOrigin(parts: Parts, provenance: Provenance): Parts {
  const related = 'word/_rels/document.xml.rels';
  const others = {
    ...parts,
    '[Content_Types].xml': text(parts['[Content_Types].xml']).replace('</Types>', `${TYPE}</Types>`),
    [related]: linked(text(parts[related])),
    'customXml/_rels/item1.xml.rels': relations(relation(1, 'customXmlProps', 'itemProps1.xml')),
    [PROPERTIES_PART]:
      `${HEAD}<ds:datastoreItem ds:itemID="${ITEM_ID}" xmlns:ds="${OFFICE}/customXml">` +
      `<ds:schemaRefs><ds:schemaRef ds:uri="${SPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  };
  const json = escapeXml(JSON.stringify(provenance));
  const statement = `${HEAD}<provenance xmlns="${SPACE}" empreinte="${contentDigest(others)}">${json}</provenance>`;
  return { ...others, [ORIGIN_PART]: statement };
}

const unescaped = (xml: string): string =>
  xml
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: keyof typeof NAMED) => NAMED[name]);

const NAMED = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' } as const;

/** The statement within the parts of a package, and whether no other part has changed since. */
export function originIn(parts: Parts): { readonly json: string; readonly sealed: boolean } | undefined {
  const found = /<provenance [^<>]{0,200}empreinte="([0-9a-f]{64})"[^<>]{0,200}>([^<]*)</.exec(
    text(parts[ORIGIN_PART]),
  );
  if (!found) return undefined;
  return { json: unescaped(found[2] ?? ''), sealed: found[1] === contentDigest(parts) };
}

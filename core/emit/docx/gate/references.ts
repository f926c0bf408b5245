import type { Package, Part } from './parts.js';

/** What one part defines and others use, each by the same identifier. */
interface Reference {
  /** What it is, in a sentence: « le style ». */
  readonly what: string;
  readonly defined: readonly (readonly [element: string, attribute: string])[];
  readonly used: readonly (readonly [element: string, attribute: string])[];
}

const VAL = 'w:val';
const at = (attribute: string, ...elements: readonly string[]) =>
  elements.map((element) => [element, attribute] as const);

const REFERENCES: readonly Reference[] = [
  {
    what: 'le style',
    defined: at('w:styleId', 'w:style'),
    used: at(VAL, 'w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next', 'w:link'),
  },
  { what: 'la liste', defined: at('w:numId', 'w:num'), used: at(VAL, 'w:numId') },
  {
    what: 'le modèle de liste',
    defined: at('w:abstractNumId', 'w:abstractNum'),
    used: at(VAL, 'w:abstractNumId'),
  },
  { what: 'le signet', defined: at('w:name', 'w:bookmarkStart'), used: at('w:anchor', 'w:hyperlink') },
  { what: 'le début de signet', defined: at('w:id', 'w:bookmarkStart'), used: at('w:id', 'w:bookmarkEnd') },
  { what: 'la note', defined: at('w:id', 'w:footnote'), used: at('w:id', 'w:footnoteReference') },
  { what: 'la note de fin', defined: at('w:id', 'w:endnote'), used: at('w:id', 'w:endnoteReference') },
  {
    what: 'le commentaire',
    defined: at('w:id', 'w:comment'),
    used: at('w:id', 'w:commentReference', 'w:commentRangeStart', 'w:commentRangeEnd'),
  },
  { what: 'l’image', defined: at('id', 'wp:docPr'), used: [] },
];

/** Numbering 0 takes a paragraph out of any list. */
const NONE = '0';

const idsOf = (parts: readonly Part[], where: Reference['used']): readonly string[] =>
  where.flatMap(([element, attribute]) => parts.flatMap((part) => part.values(element, attribute)));

const twice = (ids: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return [...new Set(ids.filter((id) => seen.has(id) || !seen.add(id)))];
};

function faultsOf({ what, defined, used }: Reference, parts: readonly Part[]): readonly string[] {
  const known = idsOf(parts, defined);
  const all = new Set(known);
  const missing = new Set(idsOf(parts, used).filter((id) => !all.has(id) && !(what === 'la liste' && id === NONE)));
  return [
    ...[...missing].map((id) => `Le document emploie ${what} « ${id} », qui n’existe pas.`),
    ...twice(known).map((id) => `Deux éléments portent le même identifiant : ${what} « ${id} ».`),
  ];
}

const FIELD = /^\s*(?:PAGEREF|NOTEREF|REF)\s+(\S+)/;

/** Fields that point at a bookmark, such as the page of a heading in the contents. */
function fieldFaults(parts: readonly Part[]): readonly string[] {
  const known = new Set(idsOf(parts, at('w:name', 'w:bookmarkStart')));
  const asked = parts.flatMap((part) => part.texts('w:instrText').map((text) => FIELD.exec(text)?.[1] ?? ''));
  const missing = new Set(asked.filter((name) => name !== '' && !known.has(name)));
  return [...missing].map((name) => `Un champ renvoie au signet « ${name} », qui n’existe pas.`);
}

/** Settings name once more the notes that hold the rule between text and notes. */
const SETTINGS = 'word/settings.xml';

/** Everything referred to exists, once. */
export function referenceFaults({ parts }: Package): readonly string[] {
  const all = [...parts.values()].filter(({ path }) => path !== SETTINGS);
  return [...REFERENCES.flatMap((reference) => faultsOf(reference, all)), ...fieldFaults(all)];
}

import type { RootContent } from 'mdast';
import type { Coverage } from '../diagnostic.js';
import type { Echeancier } from '../echeancier.js';
import { asText, isArray, isObject, type Json, own } from '../json.js';
import type { Directory } from '../model/fiche.js';
import { isWritten } from '../model/written.js';
import { propOf, type Shape, shapeAt } from '../parse/shape.js';
import { CannotSet } from './bounds.js';
import type { Raster } from './composed.js';
import { withImages } from './figures.js';
import { heading, inCell, note, paragraph, table } from './nodes.js';
import { shortName } from './parties.js';
import { proseBlocks } from './prose.js';
import { isShort, recordTable, shortTable, shown } from './records.js';

/** Everything that setting one document in pages needs to know of it. */
export interface Setting {
  readonly data: Json;
  readonly fiche: Json;
  /** What the call that a candidature answers says; `{}` for another document. */
  readonly appel: Json;
  readonly shape: Shape;
  readonly directory: Directory;
  readonly coverage?: Coverage;
  readonly echeancier?: Echeancier;
  /** Number of an item in the version judged, « 4° a) », or undefined when it is not one then. */
  readonly numberOf: (key: string) => string | undefined;
  readonly titleOf: (key: string) => string;
  /** Title of the section that answers, for an item answered by reference. */
  readonly answeredBy: (pointer: string) => string | undefined;
  /** An image of the prose written at a pointer, by its address. */
  readonly imageAt?: (pointer: string, address: string) => Raster | undefined;
}

/** Keys that are shown otherwise (front page, gradation table), or that only help reading. */
const ELSEWHERE = new Set([
  'sans_objet',
  'id',
  'nom',
  'gradation',
  'pilotes',
  'theme_prs',
  'renvoi',
  'titre',
  'couvre',
  'annexe',
]);

/** Prose of a document as blocks under a heading of the given depth, its images set. */
export const proseAt = (setting: Setting, text: string, depth: number, pointer: string): readonly RootContent[] => {
  const blocks = proseBlocks(text, depth, pointer);
  const { imageAt } = setting;
  return imageAt && text.includes('![') ? withImages(blocks, (address) => imageAt(pointer, address)) : blocks;
};

/** Blocks for what is written at a path, under a heading of the given depth; every word of it is there. */
export const layout = (setting: Setting, keys: readonly string[], depth: number): readonly RootContent[] => {
  const shape = shapeAt(setting.shape, keys);
  if (shape === undefined) throw unknownKey(keys);
  const value = keys.reduce<Json | undefined>((node, key) => own(node, key), setting.data);
  const pointer = `/${keys.join('/')}`;
  const elsewhere = setting.answeredBy(pointer);
  if (elsewhere !== undefined) return [note(`Voir la section « ${elsewhere} ».`)];
  const blocks = value !== undefined ? valueBlocks({ setting, shape, pointer, depth }, value) : [];
  if (isWritten(value) || (keys[0] === 'autres' && blocks.length > 0)) return blocks;
  const owed = isOwed(setting, keys);
  return [...blocks, note(owed ? 'Ce point n’est pas rédigé à ce jour.' : 'Ce point ne concerne pas le groupement.')];
};

/** A template that sets what no document of its type has: the point would be said to be missing, which is false. */
const unknownKey = (keys: readonly string[]): CannotSet =>
  new CannotSet(
    `Le gabarit met « {{contenu ${keys.map((key) => `"${key}"`).join(' ')}}} », que ce type de document n’a pas.`,
    'Corrigez ce nom : « ght schema » donne les clés de chaque type.',
  );

/** Keys of the front page, of the opinions and of the signatures, which a template places itself. */
const FRONT = new Set([
  ...['type', 'titre', 'version', 'statut', 'date', 'periode', 'visas', 'arrete', 'avis', 'approbation'],
  ...['signataires', 'concordance', 'autres', 'appel'],
]);

/**
 * Everything that a document says beside its front page, in the order of its schema, below a heading of that depth; but
 * for the keys that a template sets itself.
 */
export const everything = (setting: Setting, depth: number, but: readonly string[] = []): readonly RootContent[] => {
  const { shape, data } = setting;
  const keys = Object.keys(shape.props ?? {}).filter((key) => !FRONT.has(key) && !but.includes(key));
  const short = shortTable(setting, shape, data, keys);
  const here = { setting, shape, pointer: '', depth };
  const introductionOf = (key: string) => (isWritten(own(data, key)) ? propOf(shape, key)?.introduction : undefined);
  const introductions = keys.map(introductionOf);
  const long = keys.filter((key) => !isShort(propOf(shape, key)) && !introductions.includes(key));
  return [
    ...(short.length > 0 ? [heading(depth + 1, 'Identification'), ...short] : []),
    ...long.flatMap((key) => withIntroduction(here, keyBlocks(here, key, own(data, key)), introductionOf(key))),
  ];
};

/** A list under its heading, after the words that introduce it. */
const withIntroduction = (
  { setting, depth }: Here,
  [title, ...rest]: readonly RootContent[],
  key: string | undefined,
): readonly RootContent[] => {
  if (title === undefined) return [];
  const words = key === undefined ? '' : asText(own(setting.data, key));
  return [title, ...proseAt(setting, words, depth + 1, `/${key}`), ...rest];
};

/** A point that the check finds « sans objet » though nothing is written is one that the law does not ask here. */
const isOwed = (setting: Setting, [key]: readonly string[]): boolean =>
  setting.coverage?.items.find((item) => item.key === key)?.state !== 'sans_objet';

interface Here {
  readonly setting: Setting;
  readonly shape: Shape;
  readonly pointer: string;
  readonly depth: number;
}

const valueBlocks = (here: Here, value: Json): readonly RootContent[] => {
  if (isArray(value))
    return here.shape.tableau ? recordTable(here.setting, here.shape, value) : listBlocks(here, value);
  if (!isObject(value)) return scalarBlocks(here, value);
  if (here.shape.kind === 'cles') return byEtablissement(here, value);
  return objectBlocks(here, value);
};

const scalarBlocks = ({ setting, shape, depth, pointer }: Here, value: Json): readonly RootContent[] =>
  shape.kind === 'prose' ? proseAt(setting, asText(value), depth, pointer) : [paragraph(shown(setting, shape, value))];

const objectBlocks = (here: Here, value: Json): readonly RootContent[] => {
  const { shape, setting, pointer } = here;
  const reason = own(value, 'sans_objet');
  const set = asText(reason).trim()
    ? proseAt(setting, `**Sans objet :** ${asText(reason)}`, here.depth, `${pointer}/sans_objet`)
    : [];
  const main = shape.corps === undefined ? undefined : own(value, shape.corps);
  const loose = proseAt(setting, asText(main), here.depth, `${pointer}/${shape.corps}`);
  const keys = Object.keys(shape.props ?? {}).filter((key) => key !== shape.corps && !ELSEWHERE.has(key));
  const long = keys.filter((key) => !isShort(propOf(shape, key)));
  return [
    ...set,
    ...shortTable(setting, shape, value, keys),
    ...loose,
    ...long.flatMap((key) => keyBlocks({ ...here, setting }, key, own(value, key))),
  ];
};

/** A key under its own heading; a transparent one (organisation) shows its keys at its own level. */
const keyBlocks = (here: Here, key: string, value: Json | undefined): readonly RootContent[] => {
  const shape = propOf(here.shape, key);
  const pointer = `${here.pointer}/${key}`;
  const elsewhere = here.setting.answeredBy(pointer);
  if (!shape || value === undefined) return [];
  const inner = { ...here, shape, pointer };
  if (shape.transparent) return valueBlocks(inner, value);
  const title = heading(here.depth + 1, here.setting.titleOf(key), here.setting.numberOf(key));
  if (elsewhere !== undefined) return [title, note(`Voir la section « ${elsewhere} ».`)];
  const blocks = valueBlocks({ ...inner, depth: here.depth + 1 }, value);
  return blocks.length === 0 ? [] : [title, ...blocks];
};

const listBlocks = (here: Here, list: readonly Json[]): readonly RootContent[] =>
  list.flatMap((item, i) => {
    const inner = { ...here, shape: here.shape.item ?? here.shape, pointer: `${here.pointer}/${i}` };
    if (!isObject(item)) return scalarBlocks(inner, item);
    const title = asText(own(item, 'titre') ?? own(item, 'nom'));
    const head = title === '' ? [] : [heading(here.depth + 1, title)];
    return [...head, ...valueBlocks({ ...inner, depth: here.depth + 1 }, item)];
  });

/**
 * One row an établissement, under its short name; what cannot live in a cell (a table) is set under the
 * établissement's own heading.
 */
const byEtablissement = (here: Here, value: Json): readonly RootContent[] => {
  const entries = Object.entries(isObject(value) ? value : {});
  const set = entries.map(([id, prose]) => {
    const name = here.setting.directory(id)?.nom ?? id;
    const all = proseAt(here.setting, asText(prose), here.depth, `${here.pointer}/${id}`);
    const blocks = all.filter((block) => !isDefinition(block));
    return { id, name, blocks, cell: inCell(blocks), definitions: all.filter(isDefinition) };
  });
  const rows = set.flatMap(({ id, cell }) => (cell ? [[shortName(here.setting, id), cell] as const] : []));
  const apart = set.filter(({ cell }) => cell === undefined);
  const caption = { widths: [0.26, 0.74], summary: `Déclinaison par établissement : une ligne par établissement.` };
  return [
    ...(rows.length > 0 ? [table(['Établissement', 'Organisation retenue'], rows, caption)] : []),
    ...apart.flatMap(({ name, blocks }) => [heading(here.depth + 1, name), ...blocks]),
    ...set.flatMap(({ definitions }) => definitions),
  ];
};

const isDefinition = (block: RootContent): boolean =>
  block.type === 'footnoteDefinition' || block.type === 'definition';

import type { RootContent } from 'mdast';
import { asText, isArray, isObject, type Json, list, own } from '../json.js';
import { frenchDay, frenchNumber } from '../message.js';
import { isWritten } from '../model/written.js';
import { propOf, type Shape } from '../parse/shape.js';
import type { Setting } from './layout.js';
import { type Cell, inCell, table } from './nodes.js';
import { proseBlocks } from './prose.js';

/** True for a value of a few words (a line, a number, a yes or no, a list of lines): it needs no heading of its own. */
export const isShort = (shape: Shape | undefined): boolean =>
  shape !== undefined && (SHORT.has(shape.kind) || (shape.kind === 'liste' && SHORT.has(shape.item?.kind ?? 'objet')));

const SHORT = new Set<Shape['kind']>(['ligne', 'booleen', 'entier', 'nombre']);

/** A short value as a reader expects it: days in French, yes or no, names for identifiers, labels for closed lists. */
export const shown = (setting: Setting, shape: Shape | undefined, value: Json | undefined): string => {
  if (isArray(value))
    return value.map((item) => shown(setting, shape?.item, item)).join(shape?.item?.renvoi ? ' ; ' : ', ');
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non';
  if (typeof value === 'number') return said(shape, String(value)) ?? frenchNumber(value, shape?.unite);
  const text = asText(value);
  if (shape?.etablissement) return setting.directory(text)?.nom ?? text;
  if (shape?.renvoi) return pieceTitle(setting, text);
  return said(shape, text) ?? frenchDay(text);
};

/** A piece is named by its title, else by its identifier. */
const pieceTitle = ({ data }: Setting, id: string): string => {
  const piece = list(own(data, 'pieces')).find((one) => own(one, 'id') === id);
  return asText(own(piece, 'titre')) || id;
};

/** What a word of a closed list means; never a key inherited from a prototype. */
const said = (shape: Shape | undefined, word: string): string | undefined =>
  asText(own(shape?.libelles, word)) || undefined;

/** Titles of the schema cite the article that asks; a page shows the name alone. */
const label = (setting: Setting, shape: Shape | undefined, key: string): string =>
  (propOf(shape, key)?.title || setting.titleOf(key)).replace(/(?<!\s)\s*\([^()]*\)\s*$/, '');

/** The short values of a mapping, one a row; alone, a value is a line. */
export const shortTable = (
  setting: Setting,
  shape: Shape,
  value: Json,
  keys: readonly string[],
): readonly RootContent[] => {
  const rows = keys
    .filter((key) => isShort(propOf(shape, key)) && own(value, key) !== undefined)
    .map((key) => [label(setting, shape, key), shown(setting, propOf(shape, key), own(value, key))] as const)
    .filter(([, text]) => text !== '');
  const summary = 'Une ligne par rubrique : son intitulé, le renseignement donné.';
  const [first, ...others] = rows;
  if (first === undefined) return [];
  return others.length === 0
    ? [line(...first)]
    : [table(['Rubrique', 'Renseignement'], rows, { widths: [0.38, 0.62], summary })];
};

const line = (name: string, value: string): RootContent => ({
  type: 'paragraph',
  children: [
    { type: 'strong', children: [{ type: 'text', value: `${name} :` }] },
    { type: 'text', value: ` ${value}` },
  ],
});

/** A list of small mappings as one table: a column for each key that at least one of them has. */
export const recordTable = (setting: Setting, shape: Shape, value: Json): readonly RootContent[] => {
  const items = list(value).filter(isObject);
  const used = Object.keys(shape.item?.props ?? {}).filter(
    (key) => items.some((item) => own(item, key) !== undefined) && !(key === 'id' && items.every(isTitled)),
  );
  if (used.length === 0) return [];
  const rows = items.map((item) => used.map((key) => cellOf(setting, propOf(shape.item, key), own(item, key), key)));
  const summary = `Une ligne par élément : ${used.map((key) => label(setting, shape.item, key)).join(', ')}.`;
  const head = used.map((key) => label(setting, shape.item, key));
  const align = used.map((key) => (propOf(shape.item, key)?.unite ? 'right' : null));
  return [{ ...table(head, rows, { summary, landscape: used.length > 6 }), align }];
};

/** What has a title needs no identifier on paper. */
const isTitled = (item: Json): boolean => isWritten(own(item, 'titre'));

const cellOf = (setting: Setting, shape: Shape | undefined, value: Json | undefined, key: string): Cell => {
  if (value === undefined) return '—';
  if (shape?.piece) return [{ type: 'inlineCode', value: asText(value) }];
  if (shape?.kind !== 'prose') return shown(setting, shape, value);
  return inCell(proseBlocks(asText(value), 6, key)) ?? asText(value);
};

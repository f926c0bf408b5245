import type { RootContent } from 'mdast';
import { isArray, isObject, type Json, own } from '../json.js';
import { frenchDay, frenchNumber } from '../message.js';
import { textUnder } from '../model/written.js';
import type { Effort } from './bounds.js';
import { avisTable } from './decisions.js';
import { friseOf, organigrammeOf } from './drawings.js';
import { gradationsTable, gradationTable } from './gradation.js';
import { gridTables } from './grid.js';
import { everything, layout, type Setting } from './layout.js';
import { partiesTable, signaturesOf } from './parties.js';
import { scheduleTables } from './schedule.js';
import { mark as marked, type Slot, type Slots } from './tokens.js';

/** What a template may call. */
export type HelperName =
  | 'valeur'
  | 'montant'
  | 'contenu'
  | 'sommaire'
  | 'nouvelle_page'
  | 'gradation'
  | 'gradations'
  | 'avis'
  | 'grille'
  | 'signatures'
  | 'numero'
  | 'point'
  | 'article'
  | 'numero_article'
  | 'parties'
  | 'tout'
  | 'echeancier'
  | 'organigramme'
  | 'frise'
  | 'each'
  | 'lookup';

/** Last argument of a block helper, as Handlebars gives it. */
interface BlockOptions {
  readonly fn: (context: unknown, options?: object) => string;
  readonly inverse: (context: unknown) => string;
}

/** The same, for a loop. */
interface LoopOptions extends BlockOptions {
  readonly data?: object;
}

type Helper = (...args: never[]) => unknown;

/**
 * The helpers of one rendering; each keeps its value in the slots and writes only a mark. They throw `CannotSet` when a
 * template sets more than pages can hold.
 */
export const helpersFor = (setting: Setting, slots: Slots, effort: Effort): Readonly<Record<HelperName, Helper>> => {
  const mark = (slot: Slot): string => {
    effort.set();
    return marked(slots, slot);
  };
  const blocks = (make: (depth: number) => readonly RootContent[]) =>
    `\n\n${mark({ kind: 'blocks', blocks: make })}\n\n`;
  const text = (value: unknown) => mark({ kind: 'text', text: shown(value) });
  const number = (key: string) => mark({ kind: 'number', text: setting.numberOf(key) ?? (/^\d/.test(key) ? key : '') });
  let articles = 0;
  return {
    each: loop(effort),
    lookup: (value: Json, key: unknown) => own(value, word(key)),
    valeur: (value: unknown) => text(value),
    montant: (value: unknown) => text(typeof value === 'number' ? frenchNumber(value, '€') : value),
    numero: (key: unknown) => number(word(key)),
    contenu: (...args: unknown[]) => blocks((depth) => layout(setting, args.slice(0, -1).map(word), depth)),
    sommaire: () => blocks(() => [{ type: 'contents', title: 'Sommaire', depth: 2 }]),
    nouvelle_page: () => blocks(() => [{ type: 'pageBreak' }]),
    gradation: (index: unknown) => blocks(() => gradationTable(setting, Number(word(index) || '-1'))),
    gradations: () => blocks(() => gradationsTable(setting)),
    avis: () => blocks(() => avisTable(setting)),
    grille: () => blocks((depth) => gridTables(setting, depth)),
    signatures: () => blocks(() => signaturesOf(setting)),
    echeancier: () => blocks(() => scheduleTables(setting)),
    organigramme: () => blocks(() => organigrammeOf(setting)),
    frise: () => blocks(() => friseOf(setting)),
    parties: () => blocks(() => partiesTable(setting)),
    tout: ({ hash }: { readonly hash: { readonly sauf?: unknown } }) =>
      blocks((depth) => everything(setting, depth, word(hash.sauf).split(/[\s,;]+/))),
    article(this: unknown, ...args: readonly unknown[]) {
      const options = args.at(-1) as BlockOptions;
      const keys = args.slice(0, -1).map(word);
      const key = keys.at(-1) ?? '';
      const written = keys.reduce<Json | undefined>((node, one) => own(node, one), setting.data);
      if (!isThere(written)) return options.inverse(this);
      articles += 1;
      return options.fn({ cle: key, titre: setting.titleOf(key) });
    },
    numero_article: () => mark({ kind: 'number', text: articles === 1 ? 'Article 1er' : `Article ${articles}` }),
    point(this: unknown, given: unknown, options: BlockOptions) {
      const key = word(given);
      const owed = setting.numberOf(key) !== undefined;
      if (!owed && textUnder(own(setting.data, key)).trim() === '') return options.inverse(this);
      return options.fn({ cle: key, titre: setting.titleOf(key) });
    },
  };
};

/** The loop of Handlebars, whose turns and words are counted: loops within loops have no other end. */
const loop = ({ turn }: Effort) =>
  function each(this: unknown, items: unknown, { fn, inverse, data }: LoopOptions): string {
    const entries = Object.entries(isArray(items) || isObject(items) ? items : {});
    if (entries.length === 0) return inverse(this);
    const turns = entries.map(([key, item], index) => {
      const place = { key, index, first: index === 0, last: index === entries.length - 1 };
      const written = fn(item, { data: { ...data, ...place, _parent: data }, blockParams: [item, key] });
      turn(written);
      return written;
    });
    return turns.join('');
  };

/** True for what is written, be it one word; an empty list or mapping is not there. */
const isThere = (value: Json | undefined): boolean =>
  value !== undefined && (typeof value !== 'object' || (value !== null && Object.keys(value).length > 0));

/** A key or a rank, as it is written; nothing for what cannot be one. */
const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A value as text: days and decimals in French, nothing for what is not a plain value. */
const shown = (value: unknown): string => {
  if (value === undefined || value === null || isArray(value) || isObject(value)) return '';
  return typeof value === 'number' && !Number.isInteger(value) ? frenchNumber(value) : frenchDay(String(value as Json));
};

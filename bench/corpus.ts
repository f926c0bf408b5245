import { join } from 'node:path';
import { stringify } from 'yaml';
import { readSources } from '../cli/build/sources.js';
import type { Readings } from '../core/parse/read.js';
import { documentType, rawTypes } from '../core/types.js';
import { cast } from './cast.js';
import { gapsOf, standingOf, without } from './gaps.js';
import { markdownOf } from './markdown.js';
import { type Cast, type Mould, readMould } from './moulds.js';
import { type Dice, random } from './random.js';

/** A file of the corpus: its path below the corpus' folder. */
interface CorpusFile {
  readonly path: string;
  readonly content: string | Buffer;
}

/** A finding that a check of the corpus must have. */
export interface Planted {
  readonly document: string;
  readonly rule: string;
  /** JSON pointer of the finding. */
  readonly path: string;
}

/** One groupement of the corpus: its files, and every finding that a check of it must have. */
export interface Made {
  readonly files: readonly CorpusFile[];
  readonly planted: readonly Planted[];
}

/** How a corpus is made: same settings, same bytes. */
export interface Settings {
  readonly seed: number;
  readonly groupements: number;
  readonly form: 'yaml' | 'markdown';
  /** False for documents that lack nothing but what their mould lacks. */
  readonly spoilt?: boolean;
}

/** Groupements of `examples/` that the others are cast from: together they have every type of document. */
const MOULDS = [
  { name: 'val-de-brume', gap: 'partenariat' },
  { name: 'phase-2017', gap: 'pharmacie' },
  { name: 'deux-vallees', gap: undefined },
] as const;

/**
 * Groupements cast from those of `examples/` below `root`, ten documents each, their texts lengthened; one document in
 * three or so lacks something, and what the check must then find is told.
 */
export async function* corpus(
  root: string,
  { seed, groupements, form, spoilt = true }: Settings,
): AsyncGenerator<Made> {
  const readings = readingsOf(root);
  const moulds = await Promise.all(MOULDS.map(({ name }) => readMould(join(root, 'examples', name), readings)));
  for (let rank = 0; rank < groupements; rank++) {
    const dice = random(seed + rank);
    const mould = moulds[rank % moulds.length];
    if (mould) yield made(cast(mould, rank, dice, readings), { rank, dice, form, readings, spoilt });
  }
}

/** How each type of document is read; nothing is judged here. */
const readingsOf = (root: string): Readings => {
  const { schemas, vocabularies } = readSources(root);
  const types = Object.entries(rawTypes(schemas, vocabularies));
  return Object.fromEntries(types.map(([id, raw]) => [id, documentType(raw, () => true)]));
};

interface Making {
  readonly rank: number;
  readonly dice: Dice;
  readonly form: Settings['form'];
  readonly spoilt: boolean;
  readonly readings: Readings;
}

const made = ({ documents, pieces }: Mould, making: Making): Made => {
  const folder = `ght-${String(making.rank + 1).padStart(4, '0')}`;
  const spoilt = documents.map((document) => (making.spoilt ? spoil(document, making.dice) : { document, lacks: [] }));
  const files = spoilt.map(({ document }) => ({
    path: `${folder}/${fileName(document, making.form)}`,
    content: contentOf(document, making),
  }));
  return {
    files: [...files, ...Object.entries(pieces).map(([path, content]) => ({ path: `${folder}/${path}`, content }))],
    planted: spoilt.flatMap(({ document, lacks }) =>
      [...lacks, ...standingOf(document, MOULDS[making.rank % MOULDS.length]?.gap)].map((found) => ({
        ...found,
        document: `${folder}/${fileName(document, making.form)}`,
      })),
    ),
  };
};

/** One chance in three that a document loses one of its keys. */
const spoil = (document: Cast, dice: Dice) => {
  const gaps = gapsOf(document);
  const gap = dice(3) === 0 ? gaps[dice(gaps.length)] : undefined;
  if (!gap) return { document, lacks: [] };
  return { document: without(document, gap.key), lacks: [{ rule: gap.rule, path: `/${gap.key}` }] };
};

/** The fiche and the barème, which hold no text, are written in YAML only. */
const isMarkdown = ({ type }: Cast, form: Settings['form']): boolean =>
  form === 'markdown' && type !== 'fiche' && type !== 'bareme';

const fileName = (document: Cast, form: Settings['form']): string =>
  `${document.name}.${isMarkdown(document, form) ? 'md' : 'yaml'}`;

const contentOf = (document: Cast, { form, readings }: Making): string => {
  const reading = readings[document.type];
  if (reading && isMarkdown(document, form)) return markdownOf(document.data, reading.shape);
  return stringify(document.data, { lineWidth: 0 });
};

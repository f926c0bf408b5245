import { join } from 'node:path';
import { type Changes, changesOf } from '../../core/compare/changes.js';
import { draftAvenant } from '../../core/compare/draft.js';
import type { Composed } from '../../core/compose/composed.js';
import type { Revised } from '../../core/emit/docx/revisions/index.js';
import { asText, list, own } from '../../core/json.js';
import type { MadeDocument } from '../../core/report/evolution.js';
import type { Engine } from '../engine.js';
import { make } from '../making.js';
import type { Draft } from '../write.js';
import type { Pair } from './pairs.js';
import { toldOf } from './told.js';
import { instantOf, type Versions } from './versions.js';

/** What is made of one document that changed, ready to be written. */
export interface Work {
  readonly docx: Draft;
  /** None for a document that is new, that no avenant changes, or whose articles are as they were. */
  readonly draft?: { readonly path: string; readonly content: string };
  readonly told: MadeDocument;
}

/** Documents that the convention is made of, or that are annexed to it: an avenant changes them. */
const OF_THE_CONVENTION = ['convention-constitutive', 'pmp', 'pmsp', 'psp'];

/** Compares a document with what it was: its tracked changes, its draft avenant, what is said of both. */
export const workOn = async (pair: Pair, versions: Versions, folder: string, engine: Engine): Promise<Work> => {
  const { older, newer } = pair;
  const base = join(folder, newer.base);
  const before = older?.composed ?? blank(newer.composed);
  const changes = changesOf(before.body, newer.composed.body, filieresOf(pair));
  const { revised, faultsOf } = await redline(before, newer, versions, engine);
  const without = withoutDraft(pair, changes);
  const docx = { path: `${base}-modifications.docx`, content: revised.bytes, ...(faultsOf && { faultsOf }) };
  const draft =
    without === undefined ? { path: `${base}-avenant.md`, content: draftOf(pair, versions, changes) } : undefined;
  const written = [docx, ...(draft ? [draft] : [])].map(({ path }) => `Écrit : ${path}`);
  const lines = [...toldOf(pair, changes, revised, versions), ...(without ? [without] : []), ...written];
  const told = { title: newer.report.title, document: newer.report.document, lines };
  return { docx, told, ...(draft && { draft }) };
};

/** A document of which nothing was written yet, behind the same cover. */
const blank = (composed: Composed): Composed => ({ ...composed, body: { type: 'root', children: [] } });

const filieresOf = ({ older, newer }: Pair): readonly string[] =>
  [older, newer].flatMap((one) => list(own(one?.model.data, 'filieres')).map((filiere) => asText(own(filiere, 'nom'))));

/** The file, and the gate that the newer version goes through, which it must go through too. */
const redline = async (
  before: Composed,
  newer: Pair['newer'],
  versions: Versions,
  engine: Engine,
): Promise<{ readonly revised: Revised } & Pick<Draft, 'faultsOf'>> => {
  const { trackChanges } = await import('../../core/emit/docx/revisions/index.js');
  // The contents are those of the newer version: the pages of the older one need not be counted.
  const [[b], a] = await Promise.all([make(newer.composed, '', ['docx'], engine), docxOf(before)]);
  const { author, date } = versions.newer.signature ?? { author: '', date: instantOf(newer) };
  const signature = { author: author || newer.composed.meta.author || 'ght', date };
  const revised = trackChanges(a, b?.content as Uint8Array, signature);
  return { revised, ...(b?.faultsOf && { faultsOf: b.faultsOf }) };
};

const docxOf = async (composed: Composed): Promise<Uint8Array> =>
  (await import('../../core/emit/docx/index.js')).emitDocx(composed);

/** Why no avenant is drafted, or nothing when one is. */
const withoutDraft = ({ older, newer }: Pair, { modifications }: Changes): string | undefined => {
  if (!OF_THE_CONVENTION.includes(newer.report.type))
    return 'Ce document ne fait pas partie de la convention constitutive : aucun avenant n’est rédigé.';
  if (!older) return 'Aucun avenant n’est rédigé : il n’y a pas de rédaction antérieure.';
  return modifications.length > 0 ? undefined : 'Aucun article ne change : il n’y a pas d’avenant à rédiger.';
};

const draftOf = ({ older, newer }: Pair, versions: Versions, changes: Changes): string =>
  draftAvenant({
    fiche: versions.newer.fiche,
    before: older?.model.data,
    after: newer.model.data,
    type: newer.report.type,
    typeTitle: newer.typeTitle,
    changes,
  });

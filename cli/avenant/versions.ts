import { dirname, relative, resolve } from 'node:path';
import { examine, type Judged } from '../../core/check.js';
import { closest } from '../../core/closest.js';
import type { Composed } from '../../core/compose/composed.js';
import type { CheckReport } from '../../core/diagnostic.js';
import { asText, type Json, own } from '../../core/json.js';
import { lookIn } from '../charte.js';
import { composeOne, nameOf } from '../composing.js';
import { UsageError } from '../exit.js';
import { ficheAbove, findDossiers } from '../find.js';
import { filesAt, type Head, refuseOutsideGit, revisionOf } from '../git.js';
import { load } from '../load.js';
import { today } from '../terminal.js';
import { VERSION } from '../version.js';
import { tidy } from '../walk.js';
import { inTemporary } from './temporary.js';

/** A document of a version: judged, and composed when it can be read and may be compared. */
export interface Versioned extends Judged {
  readonly composed: Composed | undefined;
  /** French name of its type. */
  readonly typeTitle: string;
  /** Name of the files that are made from it, without their ending. */
  readonly base: string;
}

/** A groupement as it stood: its fiche, its documents, what the check says of them. */
export interface Version {
  /** As a person calls it: « v1 », « ancien/pmp.md ». */
  readonly name: string;
  readonly fiche: Json;
  readonly documents: readonly Versioned[];
  readonly report: CheckReport;
  /** What the check would say of it by the law of another day. */
  readonly judgedOn: (day: string) => Promise<CheckReport>;
  /** Who made it and when (ISO, UTC); nothing for files, which do not say. */
  readonly signature?: { readonly author: string; readonly date: string };
}

/** Two versions to compare; `path` names one document, from the folder of the fiche. */
export interface Versions {
  readonly older: Version;
  readonly newer: Version;
  readonly path?: string;
}

/** Reads the same groupement at two revisions of Git. */
export const revisions = async (older: string, newer: string, path: string | undefined): Promise<Versions> => {
  const fiche = ficheAbove('.');
  if (fiche === undefined)
    throw new UsageError(
      'Aucune fiche ght.yaml dans ce dossier, ni au-dessus.',
      'Placez-vous dans le dossier du groupement, ou donnez deux fichiers : ght avenant ancien.md nouveau.md',
    );
  const folder = dirname(resolve(fiche));
  await refuseOutsideGit(folder);
  const [a, b] = [await revisionOf(folder, older, closest), await revisionOf(folder, newer, closest)];
  const wanted = path === undefined ? {} : { path: tidy(relative(folder, resolve(path))) };
  const read = async ({ name, commit, author, date }: typeof a): Promise<Version> => {
    const files = await filesAt(folder, commit, isSource);
    // The sources are taken out of Git, and stand in no repository while they are read.
    const head = { revision: commit, modifie: false };
    const version = files.has('ght.yaml')
      ? await inTemporary(files, () => readVersion(name, '.', { head, ...wanted }))
      : empty(name);
    return { ...version, signature: { author, date } };
  };
  return { older: await read(a), newer: await read(b), ...wanted };
};

/** Reads two files, each with the fiche above it. */
export const files = async (older: string, newer: string): Promise<Versions> => {
  const [a, b] = [await readVersion(older, older), await readVersion(newer, newer)];
  const wide = [a, b].find(({ documents }) => documents.length !== 1);
  if (!wide) return { older: a, newer: b };
  throw new UsageError(
    `« ${wide.name} » n’est pas un document, mais un dossier qui en contient ${wide.documents.length}.`,
    'Donnez un document de chaque côté, par exemple : ght avenant ancien/pmp.md nouveau/pmp.md',
  );
};

/** What was made from the documents, or fetched for another tool, is no source. */
const MADE = /^(?:.*\/)?(?:node_modules|dossier|out)\//;
const isSource = (path: string): boolean => !MADE.test(path);

const empty = (name: string): Version => {
  const report = { groupement: '', tool: VERSION, documents: [], rules: {} };
  return { name, fiche: {}, documents: [], report, judgedOn: async () => report };
};

/** Where a version stands in Git, and the only document to compare, by its path from the fiche. */
interface Asked {
  readonly head?: Head;
  readonly path?: string;
}

const readVersion = async (name: string, at: string, { head, path }: Asked = {}): Promise<Version> => {
  const { dossiers } = await findDossiers([at]);
  const [dossier] = dossiers.toSorted((one, other) => one.fiche.length - other.fiche.length);
  if (!dossier) return empty(name);
  const { input, texts } = await load(dossier);
  const look = await lookIn(input.fiche.data, dossier.fiche);
  const read = { dossier, texts, look, attach: false, pieces: [], ...(head ? { head } : {}) };
  const asked = { ...input, today: today(), tool: VERSION };
  const { judged, report } = await examine(asked);
  const documents = judged.filter((one) => one.report.document !== input.fiche.path);
  const isCompared = comparedIn(documents, path);
  return {
    name,
    fiche: input.fiche.data,
    report,
    judgedOn: async (day) => (await examine({ ...asked, au: day })).report,
    documents: await Promise.all(
      documents.map(async (one) => ({
        ...one,
        composed: isCompared(one) ? withoutColophon(await composeOne(one, input, read, () => {})) : undefined,
        typeTitle: input.types[one.report.type]?.title ?? '',
        base: nameOf(one, dossier.fiche),
      })),
    ),
  };
};

/** Composing takes most of the time: what is not asked for is left. A document asked for may have been renamed. */
const comparedIn = (documents: readonly Judged[], path: string | undefined): ((one: Judged) => boolean) => {
  const isAsked = ({ report }: Judged): boolean => path === undefined || holds(report.document, path);
  return documents.some(isAsked) ? isAsked : () => true;
};

/** Whether a document is the one that a path names, as a whole or by one of its files. */
export const holds = (document: string, path: string): boolean => document === path || path.startsWith(`${document}/`);

/** The line that says what a version was made from changes always: it would be tracked for nothing. */
const withoutColophon = (composed: Composed | undefined): Composed | undefined => {
  if (!composed) return undefined;
  const { colophon: _, ...cover } = composed.cover;
  return { ...composed, cover };
};

/** Day that a document says, as an instant; a document without a day has one that no clock gives. */
export const instantOf = ({ model }: Versioned): string => {
  const day = asText(own(model.data, 'date'));
  return `${/^\d{4}-\d{2}-\d{2}$/.test(day) ? day : '1980-01-01'}T00:00:00Z`;
};

import type { Composed } from '../../core/compose/composed.js';
import { UsageError } from '../exit.js';
import { holds, type Version, type Versioned, type Versions } from './versions.js';

/** A document as it was, unless it is new, and as it is. */
export interface Pair {
  readonly older: Versioned | undefined;
  readonly newer: Versioned & { readonly composed: Composed };
}

/** Documents of the newer version that changed, each with what it was. */
export const changedPairs = (versions: Versions): readonly Pair[] => {
  const { newer, path } = versions;
  const found = newer.documents.filter(({ report }) => path === undefined || holds(report.document, path));
  if (found.length === 0) throw noDocument(newer, path);
  const pairs = found.map((one) => ({ older: twinOf(one, versions), newer: one }));
  if (pairs.length === 1) for (const pair of pairs) refuseUnread(pair.older, pair.newer, versions);
  return pairs.filter(isChanged);
};

/** Documents that the newer version no longer has, under any name; two files are two versions of one document. */
export const removedFrom = (versions: Versions): readonly Versioned[] => {
  const { older, newer, path } = versions;
  if (!newer.signature || path !== undefined) return [];
  const kept = new Set(newer.documents.map((one) => twinOf(one, versions)));
  return older.documents.filter((one) => !kept.has(one));
};

/** The older version of a document: that of the same path, else the only other one of its type, which was renamed. */
const twinOf = (one: Versioned, { older, newer }: Versions): Versioned | undefined => {
  if (!newer.signature) return older.documents[0];
  const same = older.documents.find(({ report }) => report.document === one.report.document);
  const [other, ...others] = older.documents.filter(
    ({ report }) => report.type === one.report.type && isOrphan(report.document, newer),
  );
  return same ?? (others.length === 0 ? other : undefined);
};

const isOrphan = (path: string, { documents }: Version): boolean =>
  documents.every(({ report }) => report.document !== path);

const noDocument = ({ name, documents }: Version, path: string | undefined): UsageError => {
  const known = documents.map(({ report }) => report.document).join(', ');
  return new UsageError(
    path === undefined
      ? `Aucun document dans la version « ${name} ».`
      : `La version « ${name} » n’a pas de document « ${path} ».`,
    known === '' ? 'Choisissez une autre version.' : `Documents de cette version : ${known}.`,
  );
};

/** The only document to compare must be readable on both sides. */
const refuseUnread = (before: Versioned | undefined, after: Versioned, { older, newer }: Versions): void => {
  const unread = [[before, older.name] as const, [after, newer.name] as const].find(([one]) => one && !one.composed);
  if (!unread) return;
  throw new UsageError(
    `« ${unread[0]?.report.document} », dans la version « ${unread[1]} », ne peut pas être lu, et n’est donc pas comparé.`,
    'Choisissez une version où « ght check » le lit.',
  );
};

/** Among several, a document that cannot be read on one side is left out: its findings say so. */
const isChanged = (pair: { readonly older: Versioned | undefined; readonly newer: Versioned }): pair is Pair => {
  const [before, after] = [pair.older?.composed, pair.newer.composed];
  if (!after || (pair.older && !before)) return false;
  return before === undefined || shownBy(before) !== shownBy(after);
};

/** All that a document shows, wherever its sources hold it. */
const shownBy = ({ cover, body, page }: Composed): string =>
  JSON.stringify([cover, body, page], (key, value: unknown) => (key === 'position' ? undefined : value));

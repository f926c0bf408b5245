import { createHash } from 'node:crypto';

/** A file that a document was made from. */
export interface SourceFile {
  /** Path from the folder of the fiche, with « / ». */
  readonly chemin: string;
  /** SHA-256 of its content as read (a text: UTF-8, line feeds only), in hexadecimal. */
  readonly sha256: string;
}

/** What a rendered file says it was made from; plain data, written as JSON in the file itself. */
export interface Provenance {
  /** Version of ght. */
  readonly ght: string;
  /** Path of the document from the folder of the fiche. */
  readonly document: string;
  /** Day whose law judged the document (ISO). */
  readonly jour: string;
  /** « conforme », or what is missing in a few words. */
  readonly verdict: string;
  /** SHA-256 of all the rules, schemas and templates that ght used, those of the groupement included. */
  readonly regles: string;
  /** Git commit, when the sources are in a repository. */
  readonly revision?: string;
  /** True when a source differs from that commit. */
  readonly modifie?: boolean;
  /** Files of the document itself, the fiche first. */
  readonly sources: readonly SourceFile[];
  /** The other documents of the groupement, which the verdict may depend on. */
  readonly dossier: readonly SourceFile[];
}

/** SHA-256 of a content, in hexadecimal. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** One SHA-256 for a list of files, whatever their order. */
export const digestOf = (files: readonly SourceFile[]): string =>
  sha256(
    files
      .map(({ chemin, sha256: hash }) => `${chemin}\0${hash}\n`)
      .sort()
      .join(''),
  );

const SHORT = 8;

/** First digits of a commit or of a digest, as people quote them. */
export const short = (hash: string): string => hash.slice(0, SHORT);

/** The line by which a page says what it was made from. */
export const colophon = ({ ght, revision, modifie, sources, regles, verdict }: Provenance): string =>
  [
    ...(revision === undefined ? [] : [`révision ${short(revision)}${modifie ? ' (modifiée)' : ''}`]),
    `sources ${short(digestOf(sources))}`,
    `règles ${short(regles)}`,
    `ght ${ght}`,
    verdict,
  ].join(' · ');

/** Reads back what a file says of itself. Nothing when the text is not such a statement. */
export const readProvenance = (json: string): Provenance | undefined => {
  try {
    const value: unknown = JSON.parse(json);
    return isProvenance(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** A file comes from anywhere: what it names must not lead out of the groupement. */
const isInside = (path: string): boolean =>
  !path.includes('\0') && !/^(?:[a-z]:|[\\/])|(?:^|[\\/])\.\.(?:[\\/]|$)/i.test(path);

const TEXTS = ['ght', 'document', 'jour', 'verdict', 'regles'] as const;

const isProvenance = (value: unknown): value is Provenance => {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Readonly<Record<string, unknown>>;
  const lists = [record['sources'], record['dossier']];
  if (typeof record['document'] !== 'string' || !isInside(record['document'])) return false;
  return (
    TEXTS.every((key) => typeof record[key] === 'string') &&
    lists.every((one) => Array.isArray(one) && one.every(isFile))
  );
};

const isFile = (value: unknown): value is SourceFile => {
  const file = value as Partial<SourceFile> | null;
  return typeof file?.chemin === 'string' && isInside(file.chemin) && /^[0-9a-f]{64}$/.test(file.sha256 ?? '');
};

import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Provenance, readProvenance } from '../../core/provenance.js';
import { verifyText } from '../../core/report/verify.js';
import { driftOf, holds, type Verified } from '../../core/verify.js';
import { EXIT, UsageError } from '../exit.js';
import { ficheAbove, filesOfDocument, findDossiers } from '../find.js';
import { digestOfFile, fromRoot, rulesOf } from '../provenance.js';
import { show } from '../terminal.js';

/** Options of `ght verify`, as typed. */
export interface VerifyOptions {
  readonly sources?: string;
}

/** What a rendered file says of itself. */
interface Statement {
  readonly json: string;
  readonly sealed: boolean;
}

const LARGEST = 200 * 1024 * 1024;

/** `ght verify`: says what rendered files were made from, and whether they still match their sources. */
export const verify = async (files: readonly string[], options: VerifyOptions): Promise<number> => {
  const verified: Verified[] = [];
  for (const file of files) verified.push(await verifyOne(file, options));
  await show(verified.map(verifyText).join('\n'));
  return verified.every(holds) ? EXIT.conforme : EXIT.constats;
};

const verifyOne = async (file: string, { sources }: VerifyOptions): Promise<Verified> => {
  const statement = await statementIn(file);
  const provenance = statement && readProvenance(statement.json);
  if (!provenance) throw new UsageError(...silent(file));
  const root = rootOf(file, provenance, sources);
  const { dossiers } = await findDossiers([root]);
  const dossier = dossiers.find(({ fiche }) => dirname(fiche) === root || fiche === join(root, 'ght.yaml'));
  const documents = dossier?.documents ?? [];
  const paths = (mine: boolean) =>
    documents
      .filter(({ path }) => (fromRoot(root, path) === provenance.document) === mine)
      .flatMap(filesOfDocument)
      .map((path) => fromRoot(root, path));
  const recorded = [...provenance.sources, ...provenance.dossier];
  const entries = recorded.map(async ({ chemin }) => [chemin, await digestOfFile(join(root, chemin))] as const);
  const now = new Map((await Promise.all(entries)).flatMap(([chemin, hash]) => (hash ? [[chemin, hash]] : [])));
  return {
    file,
    provenance,
    intact: statement.sealed,
    sources: driftOf(provenance.sources, now, paths(true)),
    dossier: driftOf(provenance.dossier, now, paths(false)),
    sameRules: (await rulesOf(root)) === provenance.regles,
  };
};

const statementIn = async (file: string): Promise<Statement | undefined> => {
  if (!existsSync(file))
    throw new UsageError(`« ${file} » n’existe pas.`, 'Donnez un fichier PDF ou DOCX fait par ght.');
  const found = statSync(file);
  if (found.size > LARGEST) throw new UsageError(`« ${file} » est trop gros.`, 'Donnez un fichier de 200 Mo au plus.');
  if (!found.isFile() || !/\.(?:pdf|docx)$/i.test(file)) throw new UsageError(...silent(file));
  const bytes = await readFile(file);
  const isPdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-';
  if (isPdf) return (await import('../../core/emit/pdf/origin.js')).originOfPdf(bytes);
  return (await import('../../core/emit/docx/origin.js')).originOfDocx(bytes);
};

const silent = (file: string): readonly [string, string] => [
  `« ${file} » ne dit pas de quelles sources il a été fait.`,
  'Seul un PDF ou un DOCX fait par « ght render » peut être vérifié.',
];

/** The folder of the groupement: the one named, else the nearest above the file or the current folder that fits. */
const rootOf = (file: string, { document }: Provenance, named: string | undefined): string => {
  const starts = named === undefined ? [dirname(file), '.'] : [named];
  const roots = starts.flatMap((start) => ficheAbove(start) ?? []).map(dirname);
  const root = roots.find((one) => existsSync(join(one, document))) ?? (named === undefined ? undefined : roots[0]);
  if (root !== undefined) return root;
  throw new UsageError(
    `Les sources de « ${file} » (« ${document} ») ne sont pas trouvées.`,
    'Dites où est le dossier du groupement : ght verify fichier.pdf --sources dossier',
  );
};

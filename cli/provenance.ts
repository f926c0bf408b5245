import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { EMPREINTE } from '#generated/empreinte.js';
import type { Judged } from '../core/check.js';
import type { Origin } from '../core/compose/composed.js';
import { digestOf, type Provenance, type SourceFile, sha256 } from '../core/provenance.js';
import { verdict } from '../core/report/closing.js';
import { tally } from '../core/report/tally.js';
import { counted } from '../core/report/words.js';
import { type FoundDossier, filesOfDocument } from './find.js';
import { type Head, headOf } from './git.js';
import { readText } from './read-text.js';
import { ruleFilesOf } from './user-rules.js';
import { VERSION } from './version.js';
import { FICHE, tidy } from './walk.js';

/** What the origin of a document is told from. */
interface Told {
  readonly dossier: FoundDossier;
  readonly judged: Judged;
  /** Texts read, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Other files that the document was made with: its template, its logo, its pictures. */
  readonly others: readonly string[];
  /** Whether a PDF carries its sources. */
  readonly attach: boolean;
  /** Where the sources stand in Git, when it is known already. */
  readonly head?: Head;
}

/** What a document was made from: its files and their digests, its commit, the rules, the verdict. */
export const originOf = async ({ dossier, judged, texts, others, attach, head: known }: Told): Promise<Origin> => {
  const root = dirname(dossier.fiche);
  const path = judged.report.document;
  const mine = dossier.documents.filter((one) => one.path === path).flatMap(filesOfDocument);
  const rest = dossier.documents.filter((one) => one.path !== path).flatMap(filesOfDocument);
  const own = [dossier.fiche, ...mine, ...others];
  const files = [...own, ...rest].map((file) => resolve(file));
  const head = known ?? (await headOf(root, files));
  const provenance: Provenance = {
    ght: VERSION,
    document: fromRoot(root, path),
    jour: judged.report.day,
    verdict: verdictOf(judged),
    regles: await rulesOf(root),
    ...head,
    sources: await digests(root, own),
    dossier: await digests(root, rest),
  };
  const sources = [dossier.fiche, ...mine].map((file) => ({
    chemin: fromRoot(root, file),
    texte: texts.get(file) ?? '',
  }));
  return { provenance, sources, attach };
};

/** What the check says of a document, and that some of its findings were waived. */
const verdictOf = ({ report }: Judged): string => {
  const { derogation } = tally({ documents: [report] });
  const waived = derogation > 0 ? [counted(derogation, 'dérogation', 'dérogations')] : [];
  return [verdict({ documents: [report] }, 'bloquant'), ...waived].join(', ');
};

/** Path of a file from the folder of the fiche, with « / ». */
export const fromRoot = (root: string, file: string): string => tidy(relative(root, file));

const digests = (root: string, files: readonly string[]): Promise<readonly SourceFile[]> =>
  Promise.all(files.map(async (file) => ({ chemin: fromRoot(root, file), sha256: (await digestOfFile(file)) ?? '' })));

/** Digest of a file; a text counts the same whatever its line ends. Nothing when it cannot be read. */
export const digestOfFile = async (file: string): Promise<string | undefined> => {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  if (!/\.(?:ya?ml|md|markdown|hbs)$/i.test(file)) return sha256(await readFile(file));
  const { text, problem } = readText(file);
  return sha256(problem ? await readFile(file) : text);
};

/** Digest of the rules that judge a groupement: those of ght, and its own. */
export const rulesOf = async (root: string): Promise<string> => {
  const added = await digests(root, ruleFilesOf(join(root, FICHE)));
  return added.length === 0 ? EMPREINTE : digestOf([{ chemin: 'ght', sha256: EMPREINTE }, ...added]);
};

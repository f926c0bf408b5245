import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { evolutionText } from '../../core/report/evolution.js';
import { failsAt, standing } from '../../core/report/tally.js';
import { changedPairs, removedFrom } from '../avenant/pairs.js';
import { evolutionBetween } from '../avenant/reports.js';
import { removedOf } from '../avenant/told.js';
import { files, revisions, type Versions } from '../avenant/versions.js';
import { type Work, workOn } from '../avenant/work.js';
import { newEngine } from '../engine.js';
import { EXIT, UsageError } from '../exit.js';
import { refuseForeign } from '../making.js';
import { print, show, terminal } from '../terminal.js';
import { writeAll } from '../write.js';

/** Options of `ght avenant`, as typed. */
export interface AvenantOptions {
  readonly output: string;
  readonly force: boolean;
}

/** `ght avenant`: what changed between two versions, as tracked changes in Word and as a draft avenant. */
export const avenant = async (
  before: string,
  after: string,
  path: string | undefined,
  { output, force }: AvenantOptions,
): Promise<number> => {
  const versions = await versionsOf(before, after, path);
  const works = await worksOf(versions, output);
  const removed = removedFrom(versions).map((one) => removedOf(one, versions));
  if (works.length + removed.length === 0) {
    await show(`${nothingChanged(versions)}\n`);
    return EXIT.conforme;
  }
  for (const work of works) await refuseToReplace(work, force);
  await writeAll(works.flatMap(({ docx, draft }) => [docx, ...(draft ? [draft] : [])]));
  const evolution = await evolutionBetween(versions);
  const { older, newer } = versions;
  const documents = [...works.map(({ told }) => told), ...removed];
  const names = { groupement: newer.report.groupement, older: older.name, newer: newer.name };
  await print(evolutionText({ ...names, documents, evolution }, terminal()));
  return evolution.opened.some((one) => failsAt(standing(one), 'bloquant')) ? EXIT.constats : EXIT.conforme;
};

const worksOf = async (versions: Versions, output: string): Promise<readonly Work[]> => {
  const engine = newEngine();
  try {
    const works: Work[] = [];
    for (const pair of changedPairs(versions)) works.push(await workOn(pair, versions, output, engine));
    return works;
  } finally {
    await engine.close();
  }
};

const versionsOf = async (before: string, after: string, path: string | undefined): Promise<Versions> => {
  if (!existsSync(before) || !existsSync(after)) return revisions(before, after, path);
  if (path === undefined) return files(before, after);
  throw new UsageError(
    `Deux fichiers suffisent : « ${path} » est de trop.`,
    'Un troisième mot choisit un document quand les deux premiers sont des versions de Git.',
  );
};

const nothingChanged = ({ older, newer, path }: Versions): string =>
  `Rien ne change${path === undefined ? '' : ` dans « ${path} »`} de « ${older.name} » à « ${newer.name} » : rien n’est écrit.`;

/** Nothing that ght did not make is replaced unasked, nor a draft that a person may have worked on. */
const refuseToReplace = async ({ docx, draft }: Work, force: boolean): Promise<void> => {
  await refuseForeign(docx.path, 'docx', force);
  if (!draft || force || !existsSync(draft.path) || (await readFile(draft.path, 'utf8')) === draft.content) return;
  throw new UsageError(
    `« ${draft.path} » existe déjà, et vous l’avez peut-être complété.`,
    'Déplacez-le, choisissez un autre dossier avec « -o », ou ajoutez « --force » pour le remplacer.',
  );
};

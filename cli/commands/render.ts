import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { type CheckInput, type Judged, judgeAll } from '../../core/check.js';
import { compose } from '../../core/compose/compose.js';
import type { Composed } from '../../core/compose/composed.js';
import { own } from '../../core/json.js';
import { isDay } from '../../core/law/formats.js';
import { standing } from '../../core/report/tally.js';
import type { Assets } from '../assets.js';
import { EXIT, UsageError } from '../exit.js';
import { type FoundDossier, findDossiers, nothing, ONLY_FICHE } from '../find.js';
import { load } from '../load.js';
import { templateFor } from '../templates.js';
import { print, say, today } from '../terminal.js';
import { VERSION } from '../version.js';
import { writeWhole } from '../write.js';

/** Options of `ght render`, as typed. */
export interface RenderOptions {
  readonly format: string;
  readonly output: string;
  readonly au?: string;
  readonly force: boolean;
}

/** A file made, ready to be written. */
interface Made {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** `ght render`: makes the official documents. A document with blocking gaps is made too, and stamped « PROJET ». */
export const render = async (paths: readonly string[], options: RenderOptions): Promise<number> => {
  const formats = formatsOf(options.format);
  if (options.au !== undefined && !isDay(options.au)) {
    throw new UsageError(`« ${options.au} » n’est pas un jour.`, 'Écrivez AAAA-MM-JJ, par exemple 2022-01-01.');
  }
  const { dossiers, aside } = await findDossiers(paths);
  const outcomes = await Promise.all(
    dossiers.map((dossier) => renderDossier(dossier, formats, options, dossiers.length > 1)),
  );
  const done = outcomes.flat();
  if (done.length === 0) throw new UsageError(...nothing('à mettre en forme', ONLY_FICHE, aside));
  const unread = done.filter((document) => !document.rendered);
  for (const { path } of unread)
    say(`ght : « ${path} » n’est pas mis en forme, car il ne peut pas être lu.\n      Tapez « ght check ${path} ».`);
  return unread.length > 0 ? EXIT.usage : EXIT.conforme;
};

interface Outcome {
  readonly path: string;
  readonly rendered: boolean;
}

const renderDossier = async (
  dossier: FoundDossier,
  formats: readonly Format[],
  options: RenderOptions,
  several: boolean,
): Promise<readonly Outcome[]> => {
  const { input } = await load(dossier);
  const au = options.au === undefined ? {} : { au: options.au };
  const judged = await judgeAll({ ...input, ...au, today: today(), tool: VERSION });
  const folder = several ? join(options.output, slug(basename(dirname(dossier.fiche)))) : options.output;
  const outcomes: Outcome[] = [];
  for (const one of judged.filter(({ report }) => report.type !== 'fiche')) {
    const composed = await composeOne(one, input, dossier.fiche);
    if (composed) await write(composed, join(folder, nameOf(one, dossier.fiche)), formats, options.force);
    outcomes.push({ path: one.report.document, rendered: composed !== undefined });
  }
  return outcomes;
};

const composeOne = async (
  { report, model }: Judged,
  input: Pick<CheckInput, 'fiche' | 'types' | 'law'>,
  fiche: string,
): Promise<Composed | undefined> => {
  const type = input.types[report.type];
  const made = type && model.document.problems.length === 0 ? await templateFor(report.type, fiche) : undefined;
  if (!type || !made) return undefined;
  const article = type.article === undefined ? undefined : input.law.articles[type.article];
  const blocking = report.diagnostics.filter((found) => ['illisible', 'bloquant'].includes(standing(found))).length;
  const declared = own(model.data, 'statut') === 'definitif';
  if (declared && blocking > 0) say(stamped(report.document, blocking));
  return compose({
    model,
    shape: type.shape,
    titles: type.titles,
    typeTitle: type.title,
    ...(article ? { article } : {}),
    fiche: input.fiche.data,
    ...(report.coverage ? { coverage: report.coverage } : {}),
    day: report.day,
    final: declared && blocking === 0,
    ...made,
  });
};

const stamped = (document: string, blocking: number): string =>
  `ght : « ${document} » se dit définitif, mais porte la mention PROJET : ${blocking} ${blocking > 1 ? 'constats bloquants restent' : 'constat bloquant reste'} à corriger.
      Tapez « ght check ${document} » pour les lire.`;

/** Name of the files of a document: its path from the fiche, without its ending. */
const nameOf = ({ report }: Judged, fiche: string): string =>
  slug(relative(dirname(fiche), report.document).replace(/\.(ya?ml|md|markdown)$/i, '')) || 'document';

const slug = (name: string): string => name.replaceAll(/[\\/]+/g, '-').replace(/^[.-]+/, '');

type Format = 'docx' | 'pdf' | 'md';
const FORMATS: readonly Format[] = ['docx', 'pdf', 'md'];

const formatsOf = (asked: string): readonly Format[] => {
  const names = asked.split(',').map((name) => name.trim().toLowerCase());
  const wrong = names.find((name) => !FORMATS.includes(name as Format));
  if (wrong !== undefined)
    throw new UsageError(
      `Le format « ${wrong} » n’existe pas.`,
      'Formats possibles : docx, pdf, md (par exemple --format docx,pdf).',
    );
  return names as Format[];
};

/** Everything is made, and every target verified, before the first file is written. */
const write = async (composed: Composed, base: string, formats: readonly Format[], force: boolean): Promise<void> => {
  for (const format of formats) await refuseForeign(`${base}.${format}`, format, force);
  for (const { path, content } of await make(composed, base, formats)) {
    await writeWhole(path, content);
    await print(`Écrit : ${path}\n`);
  }
};

/** The PDF comes first: its page numbers fill the contents of the DOCX. */
const make = async (composed: Composed, base: string, formats: readonly Format[]): Promise<readonly Made[]> => {
  const assets = formats.some((format) => format !== 'md')
    ? await (await import('../assets.js')).pdfAssets()
    : undefined;
  const pdf = assets && (await typeset(composed, assets, formats.includes('pdf')));
  const made: Made[] = [];
  if (pdf && formats.includes('pdf')) made.push({ path: `${base}.pdf`, content: pdf.bytes });
  if (pdf && pdf.missing.length > 0) {
    say(
      `ght : ${pdf.missing.length} caractère(s) sans dessin dans la police, nommés entre crochets : ${pdf.missing.join(' ')}`,
    );
  }
  if (assets && formats.includes('docx')) {
    const { emitDocx } = await import('../../core/emit/docx/index.js');
    const options = { headingPages: pdf?.headingPages ?? [], fonts: assets.faces };
    made.push({ path: `${base}.docx`, content: await emitDocx(composed, options) });
  }
  if (formats.includes('md')) {
    const { emitMarkdown } = await import('../../core/emit/md/index.js');
    made.push({ path: `${base}.md`, content: emitMarkdown(composed) });
  }
  return made;
};

const WITHOUT_ENGINE = [
  'Le moteur qui fait les PDF n’existe pas pour cette machine.',
  'Demandez le document en DOCX : ght render --format docx',
] as const;

/** A machine without a PDF engine still makes a DOCX: its contents then have no page numbers until Word sets them. */
const typeset = async (composed: Composed, assets: Assets, needed: boolean) => {
  const { emitPdf } = await import('../../core/emit/pdf/index.js');
  try {
    return await emitPdf(composed, assets);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'NoEngine')) throw error;
    if (needed) throw new UsageError(...WITHOUT_ENGINE);
    say('ght : le moteur PDF n’existe pas pour cette machine ; le sommaire du DOCX n’a pas de numéros de page.');
    say('      Dans Word, cliquez dans le sommaire puis appuyez sur F9 pour les écrire.');
    return undefined;
  }
};

const OURS: Readonly<Record<Format, () => Promise<(bytes: Uint8Array) => boolean>>> = {
  docx: async () => (await import('../../core/emit/docx/index.js')).isGhtDocx,
  pdf: async () => (await import('../../core/emit/pdf/index.js')).isGhtPdf,
  md: async () => (await import('../../core/emit/md/index.js')).isGhtMarkdown,
};

const refuseForeign = async (path: string, format: Format, force: boolean): Promise<void> => {
  if (force || !existsSync(path)) return;
  const isOurs = await OURS[format]();
  if (isOurs(await readFile(path))) return;
  throw new UsageError(
    `« ${path} » existe déjà et n’a pas été fait par ght.`,
    'Choisissez un autre dossier avec « -o », ou ajoutez « --force » pour le remplacer.',
  );
};

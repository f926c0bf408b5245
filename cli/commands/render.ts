import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { type CheckInput, type Judged, judgeAll } from '../../core/check.js';
import { compose } from '../../core/compose/compose.js';
import type { Composed } from '../../core/compose/composed.js';
import type { EmittedPdf } from '../../core/emit/pdf/index.js';
import { own } from '../../core/json.js';
import { appelOf } from '../../core/law/law.js';
import { standing } from '../../core/report/tally.js';
import type { Assets } from '../assets.js';
import { refuseAuInCi, refuseWrongDay } from '../au.js';
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

/** A document and what will be made of it; nothing when it cannot be read. */
interface Planned {
  readonly document: string;
  /** Path of its files, without their ending. */
  readonly base: string;
  readonly composed: Composed | undefined;
}

/** `ght render`: makes the official documents. A document with blocking gaps is made too, and stamped « PROJET ». */
export const render = async (paths: readonly string[], options: RenderOptions): Promise<number> => {
  const formats = formatsOf(options.format);
  refuseWrongDay(options.au);
  const { dossiers, aside } = await findDossiers(paths);
  const several = dossiers.length > 1;
  const planned = (await Promise.all(dossiers.map((dossier) => plan(dossier, options, several)))).flat();
  if (planned.length === 0) throw new UsageError(...nothing('à mettre en forme', ONLY_FICHE, aside));
  refuseSameName(planned);
  const made = planned.flatMap(({ base, composed }) => (composed ? [{ base, composed }] : []));
  for (const { base } of made)
    for (const format of formats) await refuseForeign(`${base}.${format}`, format, options.force);
  for (const { base, composed } of made) await write(await make(composed, base, formats));
  const unread = planned.filter(({ composed }) => composed === undefined);
  for (const { document } of unread) sayUnread(document);
  return unread.length > 0 ? EXIT.usage : EXIT.conforme;
};

const sayUnread = (document: string): void =>
  say(
    `ght : « ${document} » n’est pas mis en forme, car il ne peut pas être lu.\n      Tapez « ght check ${document} ».`,
  );

const plan = async (dossier: FoundDossier, options: RenderOptions, several: boolean): Promise<readonly Planned[]> => {
  const { input } = await load(dossier);
  refuseAuInCi(input.fiche, options.au);
  const au = options.au === undefined ? {} : { au: options.au };
  const judged = await judgeAll({ ...input, ...au, today: today(), tool: VERSION });
  const folder = several ? join(options.output, slug(dirname(dossier.fiche))) : options.output;
  const documents = judged.filter(({ report }) => report.type !== 'fiche');
  return Promise.all(
    documents.map(async (one) => ({
      document: one.report.document,
      base: join(folder, nameOf(one, dossier.fiche)),
      composed: await composeOne(one, input, dossier.fiche),
    })),
  );
};

/** Two documents that would give the same file: neither is written over the other. */
const refuseSameName = (planned: readonly Planned[]): void => {
  const twin = planned.find(({ base }, i) => planned.findIndex((other) => other.base === base) < i);
  if (!twin) return;
  const first = planned.find(({ base }) => base === twin.base);
  throw new UsageError(
    `« ${first?.document} » et « ${twin.document} » donneraient le même fichier.`,
    'Renommez l’un des deux, ou mettez-les en forme l’un après l’autre avec « -o ».',
  );
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
    appel: appelOf(input.law.appels, model.data),
    ...(report.coverage ? { coverage: report.coverage } : {}),
    ...(report.echeancier ? { echeancier: report.echeancier } : {}),
    day: report.day,
    asked: report.dayFrom === 'au',
    final: declared && blocking === 0 && report.dayFrom !== 'au',
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

const write = async (made: readonly Made[]): Promise<void> => {
  for (const { path, content } of made) {
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
  if (pdf) sayLimits(base, pdf);
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

/** What the engine could not do for this document, said rather than hidden. */
const sayLimits = (base: string, { missing, access }: EmittedPdf): void => {
  if (missing.length > 0) say(`ght : caractères absents de la police, nommés entre crochets : ${missing.join(' ')}`);
  if (access !== 'ua-1')
    say(`ght : « ${base}.pdf » n’est pas entièrement accessible : sa structure est trop enchevêtrée.`);
};

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

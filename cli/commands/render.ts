import { dirname, join, resolve } from 'node:path';
import { examine, type Judged } from '../../core/check.js';
import type { Composed } from '../../core/compose/composed.js';
import { refuseAuInCi, refuseWrongDay } from '../au.js';
import { lookIn } from '../charte.js';
import { composeOne, nameOf, slug } from '../composing.js';
import type { DossierSource } from '../dossier.js';
import { type Engine, newEngine } from '../engine.js';
import { EXIT, UsageError } from '../exit.js';
import { type FoundDossier, findDossiers, nothing, ONLY_FICHE } from '../find.js';
import { type Loaded, load } from '../load.js';
import { type Format, formatsOf, isTypeset, make, refuseForeign } from '../making.js';
import { pathOf } from '../pieces.js';
import { say, show, today } from '../terminal.js';
import { VERSION } from '../version.js';
import { type Draft, writeAll } from '../write.js';

/** Options of `ght render`, as typed. */
export interface RenderOptions {
  /** Formats, separated by commas; DOCX and PDF unless said. */
  readonly format?: string;
  /** One PDF a document, its pieces within, instead of its formats. */
  readonly dossier: boolean;
  readonly output: string;
  readonly au?: string;
  readonly force: boolean;
  /** Leaves out of the PDF the sources it was made from. */
  readonly sansSources: boolean;
}

/** A document and what will be made of it; nothing when it cannot be read. */
interface Planned {
  readonly document: string;
  /** Path of its files, without their ending. */
  readonly base: string;
  readonly composed: Composed | undefined;
  /** What its dossier is made from. */
  readonly source: Omit<DossierSource, 'composed' | 'base'>;
}

/** `ght render`: makes the official documents. A document with blocking gaps is made too, and stamped « PROJET ». */
export const render = async (paths: readonly string[], options: RenderOptions): Promise<number> => {
  const formats = formatsOf(options.format ?? 'docx,pdf');
  refuseFormatOfDossier(options);
  refuseWrongDay(options.au);
  const engine = newEngine();
  if (!options.dossier && isTypeset(formats)) engine.start();
  try {
    return await renderWith(engine, paths, formats, options);
  } finally {
    await engine.close();
  }
};

const renderWith = async (
  engine: Engine,
  paths: readonly string[],
  formats: readonly Format[],
  options: RenderOptions,
): Promise<number> => {
  const { dossiers, aside } = await findDossiers(paths);
  const several = dossiers.length > 1;
  const planned = (await Promise.all(dossiers.map((dossier) => plan(dossier, options, several)))).flat();
  if (planned.length === 0) throw new UsageError(...nothing('à mettre en forme', ONLY_FICHE, aside));
  refuseSameName(planned);
  const made = planned.flatMap(({ composed, ...one }) => (composed ? [{ ...one, composed }] : []));
  const complete = options.dossier
    ? await writeDossiers(made, options)
    : await writeFormats(made, formats, engine, options);
  const unread = planned.filter(({ composed }) => composed === undefined);
  for (const { document } of unread) sayUnread(document);
  if (unread.length > 0) return EXIT.usage;
  return complete ? EXIT.conforme : EXIT.constats;
};

type Composable = Planned & { readonly composed: Composed };

const writeFormats = async (
  made: readonly Composable[],
  formats: readonly Format[],
  engine: Engine,
  { force }: RenderOptions,
): Promise<boolean> => {
  for (const { base } of made) for (const format of formats) await refuseForeign(`${base}.${format}`, format, force);
  for (const { base, composed } of made) await write(await make(composed, base, formats, engine));
  return true;
};

/** Writes one PDF a document; nothing at all, and false, when a piece is not fit to be sent. */
const writeDossiers = async (made: readonly Composable[], { force }: RenderOptions): Promise<boolean> => {
  const { dossierPath, makeDossier, opened, wanted } = await import('../dossier.js');
  const sources = wanted(made.map(({ base, composed, source }) => ({ ...source, base, composed })));
  for (const { base } of sources) await refuseForeign(dossierPath(base), 'pdf', force);
  const ready = await opened(sources);
  for (const one of ready ?? []) await write([await makeDossier(one)]);
  return ready !== undefined;
};

const refuseFormatOfDossier = ({ dossier, format }: RenderOptions): void => {
  if (!dossier || format === undefined || format.trim().toLowerCase() === 'pdf') return;
  throw new UsageError(
    `Un dossier est un seul PDF, et ne se fait pas au format « ${format} ».`,
    'Retirez « --format », ou « --dossier » pour avoir le document seul.',
  );
};

const sayUnread = (document: string): void =>
  say(
    `ght : « ${document} » n’est pas mis en forme, car il ne peut pas être lu.\n      Tapez « ght check ${document} ».`,
  );

const plan = async (dossier: FoundDossier, options: RenderOptions, several: boolean): Promise<readonly Planned[]> => {
  const whole = await around(dossier);
  const { input, texts } = await load(whole);
  refuseAuInCi(input.fiche, options.au);
  const au = options.au === undefined ? {} : { au: options.au };
  const { judged } = await examine({ ...input, ...au, today: today(), tool: VERSION });
  const look = await lookIn(input.fiche.data, dossier.fiche);
  const folder = several ? join(options.output, slug(dirname(dossier.fiche))) : options.output;
  const asked = new Set(dossier.documents.map(({ path }) => resolve(path)));
  const documents = judged.filter(({ report }) => asked.has(resolve(report.document)));
  return Promise.all(
    documents.map(async (one) => ({
      document: one.report.document,
      base: join(folder, nameOf(one, dossier.fiche)),
      composed: await composeOne(one, input, {
        dossier: whole,
        texts,
        attach: !options.sansSources,
        pieces: options.dossier ? piecesOf(one, input, dossier) : [],
        look,
      }),
      source: { judged: one, texts, ...sourceOf(one, input, dossier) },
    })),
  );
};

const sourceOf = ({ report }: Judged, { types, pieces }: Loaded['input'], { documents }: FoundDossier) => {
  const found = documents.find(({ path }) => resolve(path) === resolve(report.document));
  return {
    shape: types[report.type]?.shape,
    states: pieces?.[report.document] ?? {},
    index: found?.index ?? report.document,
    asked: found?.asked ?? false,
  };
};

const piecesOf = (one: Judged, input: Loaded['input'], dossier: FoundDossier): readonly string[] => {
  const { states, index } = sourceOf(one, input, dossier);
  return Object.entries(states).flatMap(([file, state]) => (state === 'lue' ? [pathOf(file, index)] : []));
};

/** The whole groupement: what a document says in its pages may depend on the others, as payments on a barème. */
const around = async (dossier: FoundDossier): Promise<FoundDossier> => {
  if (dossier.whole) return dossier;
  const { dossiers } = await findDossiers([dirname(dossier.fiche)]);
  return dossiers.find(({ fiche }) => fiche === dossier.fiche) ?? dossier;
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

const write = async (made: readonly Draft[]): Promise<void> => {
  await writeAll(made);
  for (const { path } of made) await show(`Écrit : ${path}\n`);
};

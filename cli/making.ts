import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Composed } from '../core/compose/composed.js';
import type { EmittedPdf } from '../core/emit/pdf/index.js';
import type { Engine } from './engine.js';
import { UsageError } from './exit.js';
import { say } from './terminal.js';
import type { Draft } from './write.js';

/** Formats that documents are made in. */
export type Format = 'docx' | 'pdf' | 'html' | 'md';
const FORMATS: readonly Format[] = ['pdf', 'docx', 'html', 'md'];

/** Reads « docx,pdf ». */
export const formatsOf = (asked: string): readonly Format[] => {
  const names = asked.split(',').map((name) => name.trim().toLowerCase());
  const wrong = names.find((name) => !FORMATS.includes(name as Format));
  if (wrong !== undefined)
    throw new UsageError(
      `Le format « ${wrong} » n’existe pas.`,
      'Formats possibles : docx, pdf, html, md (par exemple --format docx,pdf).',
    );
  return names as Format[];
};

/** Whether the PDF engine has a part in one of these formats: its page numbers fill the contents of a DOCX. */
export const isTypeset = (formats: readonly Format[]): boolean => formats.includes('docx') || formats.includes('pdf');

/** A template that left something unfilled is a fault of ours: nothing is made. */
export const refuseResidue = async (composed: Composed, path: string): Promise<void> => {
  const { residueIn } = await import('../core/emit/residue.js');
  const residue = residueIn(composed);
  if (residue.length > 0) throw new Error(`« ${path} » n’est pas fait : ${residue.join(' ; ')}`);
};

/** What the engine is making of the document while the makers work. */
interface Underway {
  readonly engine: Engine;
  readonly pdf: Promise<EmittedPdf> | undefined;
  /** Page of each heading, for the contents of a DOCX; none when no engine told them. */
  readonly headingPages: Promise<readonly number[]>;
}

type Maker = (composed: Composed, underway: Underway) => Promise<Omit<Draft, 'path'>>;

const MAKERS: Readonly<Record<Format, Maker>> = {
  pdf: async (_, { pdf, engine }) => {
    const made = await pdf;
    if (!made) throw new UsageError(...WITHOUT_ENGINE);
    return { content: made.bytes, faultsOf: (written) => engine.faults(written, made) };
  },
  docx: async (composed, { headingPages }) => {
    const { emitDocx, faultsOfDocx } = await import('../core/emit/docx/index.js');
    const { writesBraces } = await import('../core/emit/residue.js');
    const { faces } = await (await import('./assets.js')).pdfAssets();
    const content = await emitDocx(composed, { headingPages, fonts: faces });
    return { content, faultsOf: (written) => faultsOfDocx(written, { braces: writesBraces(composed) }) };
  },
  html: async (composed) => {
    const { emitHtml, faultsOfHtml } = await import('../core/emit/html/index.js');
    return { content: emitHtml(composed), faultsOf: (written) => faultsOfHtml(new TextDecoder().decode(written)) };
  },
  md: async (composed) => ({ content: (await import('../core/emit/md/index.js')).emitMarkdown(composed) }),
};

/** Makes the files of a document, while the engine sets it in pages. */
export const make = async (
  composed: Composed,
  base: string,
  formats: readonly Format[],
  engine: Engine,
): Promise<readonly Draft[]> => {
  await refuseResidue(composed, base);
  const underway = started(composed, formats, engine);
  const drafts = FORMATS.filter((one) => formats.includes(one)).map(async (format) => ({
    path: `${base}.${format}`,
    ...(await MAKERS[format](composed, underway)),
  }));
  // The pages are waited for from now on, lest the engine fail before a maker asks for them.
  const [, ...made] = await Promise.all([underway.headingPages, ...drafts]);
  if (underway.pdf) sayLimits(`${base}.pdf`, await underway.pdf);
  return made;
};

/** A DOCX alone needs the pages, and not the file that they make. */
const started = (composed: Composed, formats: readonly Format[], engine: Engine): Underway => {
  if (!isTypeset(formats)) return { engine, pdf: undefined, headingPages: Promise.resolve([]) };
  if (!formats.includes('pdf')) return { engine, pdf: undefined, headingPages: pagesOf(composed, engine) };
  const pdf = typesetWith(() => engine.pdf(composed));
  return { engine, pdf, headingPages: pdf.then(({ headingPages }) => headingPages) };
};

const WITHOUT_ENGINE = [
  'Le moteur qui fait les PDF n’existe pas pour cette machine.',
  'Demandez le document en DOCX : ght render --format docx',
] as const;

/** What the engine could not do for this document, said rather than hidden. */
export const sayLimits = (path: string, { missing, access }: Pick<EmittedPdf, 'missing' | 'access'>): void => {
  if (missing.length > 0)
    say(`ght : caractères que la police ne peut pas écrire, nommés entre crochets : ${missing.join(' ')}`);
  if (access !== 'ua-1') say(`ght : « ${path} » n’est pas entièrement accessible : sa structure est trop enchevêtrée.`);
};

/** Sets a PDF that nothing can stand in for. */
export const typesetWith = async <T>(emit: () => Promise<T>): Promise<T> => {
  try {
    return await emit();
  } catch (error) {
    throw isNoEngine(error) ? new UsageError(...WITHOUT_ENGINE) : error;
  }
};

const isNoEngine = (error: unknown): boolean => error instanceof Error && error.name === 'NoEngine';

/** A machine without a PDF engine still makes a DOCX: its contents then have no page numbers until Word sets them. */
const pagesOf = async (composed: Composed, engine: Engine): Promise<readonly number[]> => {
  try {
    return await engine.pages(composed);
  } catch (error) {
    if (!isNoEngine(error)) throw error;
    say('ght : le moteur PDF n’existe pas pour cette machine ; le sommaire du DOCX n’a pas de numéros de page.');
    say('      Dans Word, cliquez dans le sommaire puis appuyez sur F9 pour les écrire.');
    return [];
  }
};

const OURS: Readonly<Record<Format, () => Promise<(bytes: Uint8Array) => boolean>>> = {
  docx: async () => (await import('../core/emit/docx/index.js')).isGhtDocx,
  pdf: async () => (await import('../core/emit/pdf/index.js')).isGhtPdf,
  html: async () => (await import('../core/emit/html/index.js')).isGhtHtml,
  md: async () => (await import('../core/emit/md/index.js')).isGhtMarkdown,
};

/** Refuses to write over a file that ght has not made, unless it was told to. */
export const refuseForeign = async (path: string, format: Format, force: boolean): Promise<void> => {
  if (force || !existsSync(path)) return;
  const isOurs = await OURS[format]();
  if (statSync(path).isFile() && isOurs(await readFile(path))) return;
  throw new UsageError(
    `« ${path} » existe déjà et n’a pas été fait par ght.`,
    'Choisissez un autre dossier avec « -o », ou ajoutez « --force » pour le remplacer.',
  );
};

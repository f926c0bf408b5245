import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Composed } from '../core/compose/composed.js';
import type { EmittedPdf } from '../core/emit/pdf/index.js';
import type { Assets } from './assets.js';
import { UsageError } from './exit.js';
import { say } from './terminal.js';
import type { Draft } from './write.js';

/** Formats that documents are made in. */
export type Format = 'docx' | 'pdf' | 'html' | 'md';
const FORMATS: readonly Format[] = ['pdf', 'docx', 'html', 'md'];
/** Formats that the PDF engine has a part in. */
const TYPESET: ReadonlySet<Format> = new Set(['docx', 'pdf']);

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

/** A template that left something unfilled is a fault of ours: nothing is made. */
export const refuseResidue = async (composed: Composed, path: string): Promise<void> => {
  const { residueIn } = await import('../core/emit/residue.js');
  const residue = residueIn(composed);
  if (residue.length > 0) throw new Error(`« ${path} » n’est pas fait : ${residue.join(' ; ')}`);
};

/** What a maker is given beside the document: how the engine set it, and what embeds in a DOCX. */
interface Ready {
  readonly pdf?: EmittedPdf;
  /** Page of each heading, for the contents of a DOCX; none when no engine told them. */
  readonly headingPages: readonly number[];
  readonly faces: Assets['faces'];
}

type Maker = (composed: Composed, ready: Ready) => Promise<Omit<Draft, 'path'>>;

const MAKERS: Readonly<Record<Format, Maker>> = {
  pdf: async (_, { pdf }) => {
    if (!pdf) throw new UsageError(...WITHOUT_ENGINE);
    const { faultsOfPdf } = await import('../core/emit/pdf/index.js');
    return { content: pdf.bytes, faultsOf: (written) => faultsOfPdf(written, pdf) };
  },
  docx: async (composed, { headingPages, faces }) => {
    const { emitDocx, faultsOfDocx } = await import('../core/emit/docx/index.js');
    const { writesBraces } = await import('../core/emit/residue.js');
    const content = await emitDocx(composed, { headingPages, fonts: faces });
    return { content, faultsOf: (written) => faultsOfDocx(written, { braces: writesBraces(composed) }) };
  },
  html: async (composed) => {
    const { emitHtml, faultsOfHtml } = await import('../core/emit/html/index.js');
    return { content: emitHtml(composed), faultsOf: (written) => faultsOfHtml(new TextDecoder().decode(written)) };
  },
  md: async (composed) => ({ content: (await import('../core/emit/md/index.js')).emitMarkdown(composed) }),
};

/** Makes the files of a document. The engine comes first: its page numbers fill the contents of the DOCX. */
export const make = async (composed: Composed, base: string, formats: readonly Format[]): Promise<readonly Draft[]> => {
  await refuseResidue(composed, base);
  const ready = formats.some((format) => TYPESET.has(format)) ? await readied(composed, formats) : NOT_SET;
  if (ready.pdf) sayLimits(`${base}.pdf`, ready.pdf);
  const made: Draft[] = [];
  for (const format of FORMATS.filter((one) => formats.includes(one)))
    made.push({ path: `${base}.${format}`, ...(await MAKERS[format](composed, ready)) });
  return made;
};

const NOT_SET: Ready = { headingPages: [], faces: [] };

/** A DOCX alone needs the pages, and not the file that they make. */
const readied = async (composed: Composed, formats: readonly Format[]): Promise<Ready> => {
  const assets = await (await import('./assets.js')).pdfAssets();
  const { faces } = assets;
  if (!formats.includes('pdf')) return { headingPages: await pagesOf(composed, assets), faces };
  const { emitPdf } = await import('../core/emit/pdf/index.js');
  const pdf = await typesetWith(() => emitPdf(composed, assets));
  return { pdf, headingPages: pdf.headingPages, faces };
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
const pagesOf = async (composed: Composed, assets: Assets): Promise<readonly number[]> => {
  const { headingPagesOf } = await import('../core/emit/pdf/index.js');
  try {
    return await headingPagesOf(composed, assets);
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

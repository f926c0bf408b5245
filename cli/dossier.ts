import { readFile } from 'node:fs/promises';
import type { Judged } from '../core/check.js';
import type { Composed } from '../core/compose/composed.js';
import type { Diagnostic } from '../core/diagnostic.js';
import type { DossierPiece, Opened, Refusal } from '../core/emit/dossier/index.js';
import { entryOf } from '../core/json.js';
import { type ListedPiece, listedPieces, MOST_PAGES, type PieceState, pieceFaults } from '../core/model/pieces.js';
import type { Shape } from '../core/parse/shape.js';
import { REPORTS } from '../core/report/index.js';
import { UsageError } from './exit.js';
import { type Loaded, linesOf } from './load.js';
import { refuseResidue, sayLimits, typesetWith } from './making.js';
import { genreOf, pathOf } from './pieces.js';
import { print, say, terminal } from './terminal.js';
import { VERSION } from './version.js';
import type { Draft } from './write.js';

/** A document to make a dossier of, and what its pieces are read from. */
export interface DossierSource {
  readonly judged: Judged;
  readonly shape: Shape | undefined;
  readonly composed: Composed;
  /** Path of its files, without their ending. */
  readonly base: string;
  /** File that the paths of its pieces are counted from. */
  readonly index: string;
  /** Named by the user, not met on the way. */
  readonly asked: boolean;
  readonly states: Readonly<Record<string, PieceState>>;
  readonly texts: Loaded['texts'];
}

/** A document with its pieces opened, or what is wrong with them. */
interface Ready {
  readonly source: DossierSource;
  readonly pieces: readonly DossierPiece[];
  readonly faults: readonly Diagnostic[];
}

/** Path of the dossier of a document. */
export const dossierPath = (base: string): string => `${base}-dossier.pdf`;

const listed = ({ judged, shape }: DossierSource): readonly ListedPiece[] => listedPieces(shape, judged.model.data);

/** Documents that want a dossier: those that the user named, and those met that list pieces. */
export const wanted = (sources: readonly DossierSource[]): readonly DossierSource[] => {
  const kept = sources.filter((source) => source.asked || listed(source).length > 0);
  if (kept.length > 0 || sources.length === 0) return kept;
  throw new UsageError(
    'Aucun de ces documents ne liste de pièces jointes.',
    'Nommez le document dont vous voulez le dossier, par exemple : ght render --dossier pmp.md',
  );
};

/** Opens the pieces of each document. Gives nothing, and says why, when one of them is not fit to be sent. */
export const opened = async (sources: readonly DossierSource[]): Promise<readonly Ready[] | undefined> => {
  const ready: Ready[] = [];
  for (const source of sources) ready.push(await withPieces(source));
  const faulty = ready.filter(({ faults }) => faults.length > 0);
  if (faulty.length === 0) return ready;
  await report(faulty);
  return undefined;
};

const withPieces = async (source: DossierSource): Promise<Ready> => {
  const { document } = source.judged.model;
  const found = new Map<string, DossierPiece['file'] | PieceState>();
  const pieces: DossierPiece[] = [];
  for (const piece of listed(source)) {
    const { fichier } = piece;
    if (fichier !== '' && !found.has(fichier)) found.set(fichier, await read(source, fichier));
    const file = found.get(fichier);
    pieces.push({ ...piece, ...(typeof file === 'object' ? { file } : {}) });
  }
  const states = Object.fromEntries(
    [...found].flatMap(([path, file]) => (typeof file === 'string' ? [[path, file]] : [])),
  );
  const faults = source.shape ? pieceFaults(document, source.shape, states) : [];
  return { source, pieces, faults };
};

const read = async ({ states, index }: DossierSource, file: string): Promise<DossierPiece['file'] | PieceState> => {
  const state = entryOf(states, file);
  if (state !== 'lue') return state ?? 'illisible';
  const { openPiece } = await import('../core/emit/dossier/index.js');
  const bytes = await readFile(pathOf(file, index));
  const found: Opened | Refusal = await openPiece(bytes, genreOf(file), MOST_PAGES);
  return typeof found === 'string' ? found : { bytes, opened: found };
};

/** The pieces alone: the rest of the document is for `ght check`. */
const report = async (faulty: readonly Ready[]): Promise<void> => {
  const text = await REPORTS['text']?.();
  const texts = new Map(faulty.flatMap(({ source }) => [...source.texts]));
  const documents = faulty.map(({ source: { judged }, faults }) => {
    const { document, title, type, day, dayFrom } = judged.report;
    return { document, title, type, day, dayFrom, diagnostics: faults };
  });
  const context = { ...terminal(), failOn: 'bloquant', quiet: false, lines: linesOf(texts) } as const;
  if (text) await print(text({ groupement: '', tool: VERSION, documents, rules: {} }, context));
  say('ght : rien n’est écrit. Un dossier ne se fait qu’avec toutes ses pièces.');
};

/** Makes the dossier of one document. */
export const makeDossier = async ({ source, pieces }: Ready): Promise<Draft> => {
  const { emitDossier } = await import('../core/emit/dossier/index.js');
  const assets = await (await import('./assets.js')).pdfAssets();
  const path = dossierPath(source.base);
  await refuseResidue(source.composed, path);
  const made = await typesetWith(() => emitDossier(source.composed, pieces, assets));
  sayLimits(path, made);
  sayFates(path, pieces);
  const { foreign } = made;
  const expected = foreign ? { access: 'tagged' as const, archive: false, foreign } : made;
  const faultsOf = async (written: Uint8Array) =>
    (await import('../core/emit/pdf/index.js')).faultsOfPdf(written, expected);
  return { path, content: made.bytes, faultsOf };
};

/** What becomes of the pieces whose pages are not all that the dossier holds of them. */
const FATES = {
  sans_pages: 'jointes au PDF telles quelles, faute de pages',
  signee: 'dont l’original est joint aussi au PDF, car lui seul porte leur signature électronique',
  balisee: 'dont l’original est joint aussi au PDF, car lui seul porte leurs balises de lecture d’écran',
  absente: 'au bordereau, mais sans fichier',
} as const;

type Fate = keyof typeof FATES;

const fateOf = ({ file }: DossierPiece): Fate | undefined => {
  if (!file) return 'absente';
  return file.opened.pages.length === 0 ? 'sans_pages' : file.opened.original;
};

const sayFates = (path: string, pieces: readonly DossierPiece[]): void => {
  for (const [fate, words] of Object.entries(FATES)) {
    const named = pieces.flatMap((piece, i) =>
      fateOf(piece) === fate ? [`n°\u00a0${i + 1} (${piece.fichier || piece.titre})`] : [],
    );
    if (named.length > 0) say(`ght : « ${path} », pièces ${words} : ${named.join(', ')}.`);
  }
};

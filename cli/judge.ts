import { dirname } from 'node:path';
import { type CheckInput, examine } from '../core/check.js';
import type { CheckReport } from '../core/diagnostic.js';
import { identityOf } from '../core/model/fiche.js';
import type { ImageState } from '../core/model/image-faults.js';
import type { Document } from '../core/parse/document.js';
import { yamlPlaces } from '../core/parse/yaml.js';
import type { FoundDossier } from './find.js';
import { load, type PlainFiche } from './load.js';
import { type Quotes, quotesOf } from './quotes.js';
import { readText } from './read-text.js';
import { VERSION } from './version.js';

/** What is kept of a groupement once it is judged: neither its texts nor its data. */
export interface Verdict {
  readonly report: CheckReport;
  readonly quotes: Quotes;
  /** State of the files joined to each document, which may change when no text does. */
  readonly pieces: NonNullable<CheckInput['pieces']>;
  /** State of the images that its documents call, which may change when no text does. */
  readonly images: readonly CalledImage[];
  /** What whoever is judged beside it needs of its fiche. */
  readonly fiche: PlainFiche;
}

/** An image that a file calls, and what was found of it. */
interface CalledImage {
  readonly address: string;
  readonly file: string;
  readonly state: ImageState;
}

/** The days that a run is judged by: today, and the one asked for by `--au`. */
export interface Days {
  readonly today: string;
  readonly au?: string;
}

/** What all the groupements of a run are judged with. */
export interface Run extends Days {
  /** The fiches of all of them. */
  readonly fiches: readonly Document[];
}

/** A run as plain data, to hand to another thread. */
export interface PlainRun extends Days {
  readonly fiches: readonly PlainFiche[];
}

/** A run ready to judge by. */
export const runOf = ({ fiches, ...days }: PlainRun): Run => ({ ...days, fiches: fiches.map(asDocument) });

/** Reads a groupement and judges it among its neighbours. */
export const judgeDossier = async (dossier: FoundDossier, { fiches, ...days }: Run): Promise<Verdict> => {
  const { input, texts } = await load(dossier);
  const neighbours = fiches.filter(({ path }) => path !== dossier.fiche);
  const { report } = await examine({ ...input, ...days, tool: VERSION, neighbours });
  const fiche = asNeighbour(input.fiche);
  const images = Object.values(input.images ?? {}).flatMap((found) =>
    found.map(({ address, place, state }) => ({ address, file: place.file, state })),
  );
  return { report, quotes: quotesOf(report, texts), pieces: input.pieces ?? {}, images, fiche };
};

/** What is kept of a fiche for those of the others. */
export const asNeighbour = ({ path, data }: PlainFiche): PlainFiche => ({ path, data: identityOf(data) });

/** A fiche among the others: it is read again only when a finding names a place in it. */
const asDocument = ({ path, data }: PlainFiche): Document => ({
  path,
  type: 'fiche',
  data,
  source: () => yamlPlaces(readText(path, dirname(path))),
  problems: [],
  titles: [],
});

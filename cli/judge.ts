import { examine } from '../core/check.js';
import type { CheckReport } from '../core/diagnostic.js';
import type { Document } from '../core/parse/document.js';
import { yamlPlaces } from '../core/parse/yaml.js';
import type { FoundDossier } from './find.js';
import { load, type PlainFiche } from './load.js';
import { type Quotes, quotesOf } from './quotes.js';
import { VERSION } from './version.js';

/** What is kept of a groupement once it is judged: neither its texts nor its data. */
export interface Verdict {
  readonly report: CheckReport;
  readonly quotes: Quotes;
}

/** What all the groupements of a run are judged with. */
export interface Run {
  readonly today: string;
  /** Day asked for by `--au`. */
  readonly au?: string;
  /** The fiches of all of them. */
  readonly fiches: readonly Document[];
}

/** Reads a groupement and judges it among its neighbours. */
export const judgeDossier = async (dossier: FoundDossier, { fiches, ...days }: Run): Promise<Verdict> => {
  const { input, texts } = await load(dossier);
  const neighbours = fiches.filter(({ path }) => path !== dossier.fiche);
  const { report } = await examine({ ...input, ...days, tool: VERSION, neighbours });
  return { report, quotes: quotesOf(report, texts) };
};

/** A fiche among the others: its places are looked for only when a finding names them. */
export const asDocument = ({ path, data, text }: PlainFiche): Document => ({
  path,
  type: 'fiche',
  data,
  source: () => yamlPlaces({ file: path, text }),
  problems: [],
  titles: [],
});

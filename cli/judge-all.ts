import { refuseAuInCi } from './au.js';
import type { FoundDossier } from './find.js';
import { asNeighbour, type Days, judgeDossier, type PlainRun, runOf, type Verdict } from './judge.js';
import type { Known } from './known.js';
import { loadFiche, type PlainFiche } from './load.js';
import { progress } from './progress.js';
import { today } from './terminal.js';
import type { Asked, Told } from './workers.js';

/** What is asked of a check: the day, and whether earlier checks may answer. */
export interface Judging {
  readonly au?: string;
  readonly cache: boolean;
}

/** Documents from which it pays to keep what was judged, and to judge on several threads. */
const CACHE_FROM = 30;
const THREADS_FROM = 150;

const NOTHING_KNOWN: Known = { of: async () => undefined, keep: () => {} };

/** Loaded only when it serves: most checks are of one document. */
const knownBefore = async (dossiers: readonly FoundDossier[], days: Days): Promise<Known> =>
  (await import('./known.js')).knownOf(dossiers, days);

/** Documents of some groupements, their fiches included. */
const countOf = (dossiers: readonly FoundDossier[]): number =>
  dossiers.reduce((sum, { documents }) => sum + documents.length + 1, 0);

/** What the report of a run is made of. */
type Said = Pick<Verdict, 'report' | 'quotes'>;

/** Judges each groupement among the others, in their order; their texts and data are let go one after the other. */
export const judgeAll = async (dossiers: readonly FoundDossier[], { au, cache }: Judging): Promise<readonly Said[]> => {
  const days = { today: today(), ...(au === undefined ? {} : { au }) };
  if (au !== undefined) for (const dossier of dossiers) refuseAuInCi(await loadFiche(dossier), au);
  const known = cache && countOf(dossiers) >= CACHE_FROM ? await knownBefore(dossiers, days) : NOTHING_KNOWN;
  const verdicts: Said[] = [];
  const fichesKnown: PlainFiche[] = [];
  const shown = progress(countOf(dossiers));
  const told: Told = (rank, { report, quotes }) => {
    verdicts[rank] = { report, quotes };
    shown.add(report.documents.length);
  };
  const asked = await unknown(dossiers, known, (rank, verdict) => {
    fichesKnown[rank] = verdict.fiche;
    told(rank, verdict);
  });
  const beside = dossiers.length > 1 && asked.length > 0 ? dossiers : [];
  const neighbours = () => Promise.all(beside.map((dossier, rank) => fichesKnown[rank] ?? neighbourOf(dossier)));
  const run = async (): Promise<PlainRun> => ({ ...days, fiches: await neighbours() });
  await judgeEach(asked, run, (rank, verdict) => {
    known.keep(dossiers[rank] as FoundDossier, verdict);
    told(rank, verdict);
  }).finally(shown.end);
  return verdicts;
};

const neighbourOf = async (dossier: FoundDossier): Promise<PlainFiche> => asNeighbour(await loadFiche(dossier));

/** Tells what is known already; gives what remains to be judged. */
const unknown = async (dossiers: readonly FoundDossier[], known: Known, told: Told): Promise<readonly Asked[]> => {
  const asked: Asked[] = [];
  for (const [rank, dossier] of dossiers.entries()) {
    const verdict = await known.of(dossier);
    if (verdict) told(rank, verdict);
    else asked.push({ rank, dossier });
  }
  return asked;
};

const judgeEach = async (asked: readonly Asked[], run: () => Promise<PlainRun>, told: Told): Promise<void> => {
  const documents = countOf(asked.map(({ dossier }) => dossier));
  if (asked.length > 1 && (documents >= THREADS_FROM || process.env['GHT_FILS'])) {
    const { judgeOnThreads } = await import('./workers.js');
    return judgeOnThreads(asked, run, told);
  }
  const ready = runOf(await run());
  for (const { rank, dossier } of asked) told(rank, await judgeDossier(dossier, ready));
};

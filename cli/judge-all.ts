import { refuseAuInCi } from './au.js';
import { type FoundDossier, filesOf } from './find.js';
import { judgeDossier, type PlainRun, runOf, type Verdict } from './judge.js';
import { type Known, knownOf } from './known.js';
import { loadFiche } from './load.js';
import { progress } from './progress.js';
import { today } from './terminal.js';
import { type Asked, judgeOnThreads, threadsFor } from './workers.js';

/** What is asked of a check: the day, and whether earlier checks may answer. */
export interface Judging {
  readonly au?: string;
  readonly cache: boolean;
}

type Told = (rank: number, verdict: Verdict) => void;

/** Judges each groupement among the others, in their order; their texts and data are let go one after the other. */
export const judgeAll = async (
  dossiers: readonly FoundDossier[],
  { au, cache }: Judging,
): Promise<readonly Verdict[]> => {
  const days = { today: today(), ...(au === undefined ? {} : { au }) };
  if (au !== undefined) for (const dossier of dossiers) refuseAuInCi(await loadFiche(dossier), au);
  const known = knownOf(dossiers, days, cache);
  const verdicts: Verdict[] = [];
  const shown = progress(dossiers.reduce((sum, { documents }) => sum + documents.length + 1, 0));
  const told: Told = (rank, verdict) => {
    verdicts[rank] = verdict;
    shown.add(verdict.report.documents.length);
  };
  const asked = await unknown(dossiers, known, told);
  const fiches = dossiers.length > 1 && asked.length > 0 ? await Promise.all(dossiers.map(loadFiche)) : [];
  await judgeEach(asked, { ...days, fiches }, (rank, verdict) => {
    told(rank, verdict);
    known.keep(dossiers[rank] as FoundDossier, verdict);
  }).finally(shown.end);
  return verdicts;
};

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

const judgeEach = async (asked: readonly Asked[], run: PlainRun, told: Told): Promise<void> => {
  const threads = threadsFor(asked.flatMap(({ dossier }) => filesOf(dossier)).length);
  if (threads > 1 && asked.length > 1) return judgeOnThreads(asked, run, threads, told);
  const ready = runOf(run);
  for (const { rank, dossier } of asked) told(rank, await judgeDossier(dossier, ready));
};

import { openCache } from './cache.js';
import { type KeyOf, keysOf } from './cache-key.js';
import type { FoundDossier } from './find.js';
import type { Days, Verdict } from './judge.js';
import { statesOfFiles } from './pieces.js';

/** What is known of the groupements of a run, and what will be known of them next time. */
export interface Known {
  readonly of: (dossier: FoundDossier) => Promise<Verdict | undefined>;
  readonly keep: (dossier: FoundDossier, verdict: Verdict) => void;
}

/** What earlier checks of this user left. */
export const knownOf = (dossiers: readonly FoundDossier[], days: Days): Known => {
  const cache = openCache();
  const keyOf = keysOf(dossiers, days);
  const asked = new Map<FoundDossier, string | undefined>();
  return {
    of: async (dossier) => {
      const key = keyOf(dossier);
      asked.set(dossier, key);
      const verdict = key === undefined ? undefined : cache.get(key);
      return verdict && (await hasSamePieces(dossier, verdict)) && (await hasSameImages(dossier, verdict))
        ? verdict
        : undefined;
    },
    keep: (dossier, verdict) => {
      const key = stillKey(keyOf, dossier, asked.get(dossier));
      if (key !== undefined) cache.put(key, verdict);
    },
  };
};

/** A file written while it was judged: nobody knows which bytes the verdict is of. */
const stillKey = (keyOf: KeyOf, dossier: FoundDossier, before: string | undefined): string | undefined =>
  before !== undefined && keyOf(dossier) === before ? before : undefined;

const hasSamePieces = async (dossier: FoundDossier, { pieces }: Verdict): Promise<boolean> => {
  const now = Object.entries(pieces).map(async ([path, before]) => {
    const index = dossier.documents.find((one) => one.path === path)?.index ?? '';
    const states = await statesOfFiles(Object.keys(before), index, dossier.fiche);
    return Object.entries(before).every(([file, state]) => states[file] === state);
  });
  return (await Promise.all(now)).every(Boolean);
};

const hasSameImages = async ({ fiche }: FoundDossier, { images }: Verdict): Promise<boolean> => {
  if (images.length === 0) return true;
  const { stateOfImage } = await import('./images.js');
  return images.every(({ address, file, state }) => stateOfImage(address, file, fiche) === state);
};

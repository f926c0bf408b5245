import { type Examined, examine } from '../core/check.js';
import { identityOf } from '../core/model/fiche.js';
import { refuseAuInCi } from './au.js';
import { findDossiers } from './find.js';
import { type Loaded, load } from './load.js';
import { say, today } from './terminal.js';
import { VERSION } from './version.js';
import type { Aside } from './walk.js';

/** The groupements found under the given paths, read; and the files set aside. */
export const loadAll = async (
  paths: readonly string[],
  au: string | undefined,
): Promise<{ readonly loaded: readonly Loaded[]; readonly aside: readonly Aside[] }> => {
  const { dossiers, aside } = findDossiers(paths);
  const loaded = await Promise.all(dossiers.map(load));
  for (const { input } of loaded) refuseAuInCi(input.fiche, au);
  return { loaded, aside };
};

/** Judges each groupement among the others, in their order. */
export const examineAll = (loaded: readonly Loaded[], au: string | undefined): Promise<readonly Examined[]> => {
  const common = { today: today(), tool: VERSION, ...(au === undefined ? {} : { au }) };
  const fiches = loaded.map(({ input: { fiche } }) => ({ ...fiche, data: identityOf(fiche.data) }));
  return Promise.all(
    loaded.map(({ input }, rank) =>
      examine({ ...input, ...common, neighbours: fiches.filter((_, other) => other !== rank) }),
    ),
  );
};

/** Names the files that look like documents and do not say so, for none may be passed over in silence. */
export const sayAside = (aside: readonly Aside[]): void => {
  for (const [lacks, what] of [
    ['type', 'de ligne « type: »'],
    ['fiche', 'de fiche ght.yaml au-dessus'],
    ['dedans', 'de mener dans le dossier du groupement (c’est un lien)'],
  ]) {
    const files = aside.filter((one) => one.lacks === lacks).map(({ file }) => file);
    const [shown, more] = [files.slice(0, 5).join(', '), files.length - 5];
    if (files.length > 0) say(`ght : laissé de côté, faute ${what} : ${shown}${more > 0 ? ` et ${more} autres` : ''}.`);
  }
};

import { own } from '../core/json.js';
import { isDay } from '../core/law/formats.js';
import type { Document } from '../core/parse/document.js';
import { UsageError } from './exit.js';

/** Refuses a day asked for by `--au` that does not exist. */
export const refuseWrongDay = (au: string | undefined): void => {
  if (au === undefined || isDay(au)) return;
  throw new UsageError(
    `« ${au} » n’est pas un jour.`,
    'Écrivez « --au » suivi d’un jour sous la forme AAAA-MM-JJ, par exemple --au 2022-01-01.',
  );
};

/** Refuses `--au` in continuous integration, where a document is judged at its own day, unless the fiche allows it. */
export const refuseAuInCi = (fiche: Pick<Document, 'data'>, au: string | undefined): void => {
  if (au === undefined || !/^(true|1)$/i.test(process.env['CI'] ?? '')) return;
  if (own(own(fiche.data, 'controle'), 'au_permis_en_ci') === true) return;
  throw new UsageError(
    'En intégration continue, un document est jugé à sa propre date : « --au » est refusé.',
    'Retirez « --au », ou écrivez dans ght.yaml « controle: { au_permis_en_ci: vrai } ».',
  );
};

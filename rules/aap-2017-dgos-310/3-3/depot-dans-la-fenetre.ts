import { own } from '../../../core/json.js';
import { isDay } from '../../../core/law/formats.js';
import type { Verifie } from '../../../core/law/rule.js';

/** The day of deposit, or that of the document while it is not deposited, is after the window closed. */
export const verifie: Verifie = ({ document, appel }) => {
  const key = own(document, 'date_depot') === undefined ? 'date' : 'date_depot';
  const [depot, cloture] = [own(document, key), own(appel, 'cloture')];
  if (typeof depot !== 'string' || !isDay(depot) || typeof cloture !== 'string' || depot <= cloture) return [];
  return [{ chemin: `/${key}`, vars: { depot, cloture } }];
};

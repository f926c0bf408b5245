import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** The day of deposit is before that of the call itself. */
export const verifie: Verifie = ({ document, appel }) => {
  const [depot, publication] = [own(document, 'date_depot'), own(appel, 'publication')];
  const early = typeof depot === 'string' && typeof publication === 'string' && depot < publication;
  return early ? [{ chemin: '/date_depot', vars: { depot, publication } }] : [];
};

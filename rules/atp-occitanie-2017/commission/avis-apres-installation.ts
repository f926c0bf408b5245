import { asText, at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** An opinion dated before the day the commission was to be installed. */
export const verifie: Verifie = ({ document, appel }) => {
  const date = asText(at(document, '/avis_commission/date'));
  const installation = asText(at(appel, '/commission/installation'));
  return date !== '' && date < installation ? [{ chemin: '/avis_commission/date', vars: { date, installation } }] : [];
};

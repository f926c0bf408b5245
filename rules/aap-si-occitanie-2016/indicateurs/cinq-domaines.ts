import { asText, at, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Domains of indicators that the call names and the candidature leaves out. */
export const verifie: Verifie = ({ document, appel }) => {
  const said = new Set(list(own(document, 'indicateurs')).map((one) => own(one, 'domaine')));
  const missing = list(at(appel, '/indicateurs/domaines')).filter((one) => !said.has(own(one, 'cle') ?? ''));
  if (missing.length === 0) return [];
  const all = (key: string) => missing.map((one) => asText(own(one, key))).join(' ; ');
  return [{ chemin: '/indicateurs', vars: { domaines: all('nom'), cles: all('cle') } }];
};

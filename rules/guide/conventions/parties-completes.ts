import { asText, list, own } from '../../../core/json.js';
import type { Facts, Verifie } from '../../../core/law/law.js';
import { directoryOf } from '../../../core/model/fiche.js';

/** The établissement with which a convention is concluded. */
export const cocontractant = ({ document }: Facts): string =>
  asText(own(document, 'associe') ?? own(document, 'partenaire'));

/** The support and the other établissement are among the parties, when these are listed; the law speaks of a CHU. */
export const verifie: Verifie = (facts) => {
  const parties = list(own(facts.document, 'parties'));
  if (parties.length === 0 || own(facts.document, 'association') === 'chu') return [];
  return [asText(own(facts.fiche, 'etablissement_support')), cocontractant(facts)]
    .filter((id) => id !== '' && !parties.includes(id))
    .map((id) => ({ chemin: '/parties', vars: { nom: directoryOf(facts.fiche)(id)?.nom ?? id } }));
};

import { asText, list, own } from '../../../core/json.js';
import type { Facts, Verifie } from '../../../core/law/law.js';
import { granted, type Power, whereGranted } from '../r6132-1-4/prevu-par-la-constitutive.js';

const signers = ({ document }: Facts) =>
  list(own(document, 'signataires')).map((one) => asText(own(one, 'etablissement')));

/** True when the support signs. */
export const supportSigns = (facts: Facts): boolean =>
  signers(facts).includes(asText(own(facts.fiche, 'etablissement_support')));

/** Names of the parties that do not sign themselves. */
export const absentParties = (facts: Facts): string =>
  list(own(facts.fiche, 'etablissements'))
    .filter((one) => own(one, 'statut') === 'partie' && !signers(facts).includes(asText(own(one, 'id'))))
    .map((one) => asText(own(one, 'nom')))
    .join(', ');

/** Neither all parties sign, nor the support by a power that the convention constitutive may have given. */
export const refused =
  (power: Power): Verifie =>
  (facts) => {
    const [absents, allowed] = [absentParties(facts), granted(facts.dossier, power) !== false && supportSigns(facts)];
    if (absents === '' || allowed || list(own(facts.document, 'signataires')).length === 0) return [];
    return [{ chemin: '/signataires', vars: { absents }, ailleurs: whereGranted(facts.dossier) }];
  };

export const verifie: Verifie = refused('had');

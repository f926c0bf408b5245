import { asText, isArray, list, own } from '../../../core/json.js';
import type { Dossier, Elsewhere, Facts, Verifie } from '../../../core/law/law.js';

export type Power = 'had' | 'hopital_armees' | 'partenariats' | 'pour_hopital_armees';

const KEY = 'signature_par_le_support';

/** Whether a convention constitutive of the dossier gives the support that power; undefined when none speaks of it. */
export const granted = ({ documents }: Dossier, power: Power): boolean | undefined => {
  const said = documents.filter(({ type, data }) => type === 'convention-constitutive' && isArray(own(data, KEY)));
  return said.length === 0 ? undefined : said.some(({ data }) => list(own(data, KEY)).includes(power));
};

/** Where the conventions constitutives of the dossier say what the support signs, or would. */
export const whereGranted = ({ documents }: Dossier): readonly Elsewhere[] =>
  documents
    .filter(({ type }) => type === 'convention-constitutive')
    .map(({ chemin }) => ({ document: chemin, chemin: `/${KEY}`, dit: 'La convention constitutive est ici.' }));

const signers = ({ document }: Facts) => list(own(document, 'signataires')).map((one) => asText(own(one, 'etablissement')));

/** True when the support signs. */
export const supportSigns = (facts: Facts): boolean => signers(facts).includes(asText(own(facts.fiche, 'etablissement_support')));

/** Names of the parties that do not sign themselves. */
export const absentParties = (facts: Facts): string =>
  list(own(facts.fiche, 'etablissements'))
    .filter((one) => own(one, 'statut') === 'partie' && !signers(facts).includes(asText(own(one, 'id'))))
    .map((one) => asText(own(one, 'nom')))
    .join(', ');

/** Neither all parties sign, nor the support by a power that the convention constitutive may have given. */
export const refused = (power: Power): Verifie => (facts) => {
  const [absents, allowed] = [absentParties(facts), granted(facts.dossier, power) !== false && supportSigns(facts)];
  if (absents === '' || allowed || list(own(facts.document, 'signataires')).length === 0) return [];
  return [{ chemin: '/signataires', vars: { absents }, ailleurs: whereGranted(facts.dossier) }];
};

export const verifie: Verifie = refused('had');

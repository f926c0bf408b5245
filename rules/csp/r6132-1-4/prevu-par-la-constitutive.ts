import { isArray, list, own } from '../../../core/json.js';
import type { Dossier, Elsewhere, Verifie } from '../../../core/law/law.js';

/** What the convention constitutive may let the director of the support sign. */
export type Power = 'had' | 'hopital_armees' | 'partenariats' | 'pour_hopital_armees';

const KEY = 'signature_par_le_support';

const constitutives = ({ documents }: Dossier) => documents.filter(({ type }) => type === 'convention-constitutive');

/** Whether a convention constitutive of the dossier gives the support that power; undefined when none speaks of it. */
export const granted = (dossier: Dossier, power: Power): boolean | undefined => {
  const said = constitutives(dossier).filter(({ data }) => isArray(own(data, KEY)));
  return said.length === 0 ? undefined : said.some(({ data }) => list(own(data, KEY)).includes(power));
};

/** Where the conventions constitutives of the dossier say what the support signs, or would. */
export const whereGranted = (dossier: Dossier): readonly Elsewhere[] =>
  constitutives(dossier).map(({ chemin }) => ({
    document: chemin,
    chemin: `/${KEY}`,
    dit: "La convention constitutive dit ici, ou devrait dire, ce que le directeur de l'établissement support signe.",
  }));

/** The convention constitutive of the dossier does not say otherwise. */
export const verifie: Verifie = ({ dossier }) =>
  granted(dossier, 'pour_hopital_armees') === false
    ? [{ chemin: '/signataires', vars: {}, ailleurs: whereGranted(dossier) }]
    : [];

import { asText, type JsonObject, own } from '../core/json.js';
import type { Cast } from './moulds.js';

/** Something that a document may lack: the key taken away, and the one rule that must then speak, at that key. */
export interface Gap {
  readonly key: string;
  readonly rule: string;
}

/** Gaps of a kind of document, one a line: « key rule ». */
const lines = (text: string): readonly Gap[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '))
    .map(([key = '', rule = '']) => ({ key, rule }));

/** By type of document; « pmp 2022 » only for those judged by the law of 2022. */
const GAPS: Readonly<Record<string, readonly Gap[]>> = {
  fiche: lines('chu_reference csp/l6132-1/chu-de-reference'),
  pmp: lines(`
    statut guide/pmp/statut
    periode csp/r6132-4/periode-renseignee`),
  'pmp 2022': lines(`
    objectifs_medicaux csp/r6132-3/objectifs-medicaux
    biologie csp/r6132-3/biologie
    imagerie csp/r6132-3/imagerie
    equipes_communes csp/r6132-3/equipes-communes
    articulation_ptsm csp/r6132-3/articulation-ptsm
    liens_proximite csp/r6132-3/liens-proximite
    suivi_evaluation csp/r6132-3/suivi-evaluation`),
  psp: lines(`
    strategie csp/r6132-5/strategie
    diagnostic ars/psp-2017/diagnostic
    participants ars/psp-2017/qui-participe
    suivi_evaluation guide/psp/suivi-evaluation`),
  pmsp: lines(`
    strategie csp/r6132-5/strategie
    imagerie csp/r6132-3/imagerie
    valeurs ars/psp-2017/valeurs
    suivi_evaluation csp/r6132-3/suivi-evaluation`),
  'convention-constitutive': lines(`
    parties csp/l6132-1/convention-parties
    etablissement_support csp/l6132-2/convention-support
    preparation csp/r6132-6/preparation`),
  'convention-association': lines(`
    statut guide/conventions/statut
    association guide/conventions/nature-dite
    avis csp/l6132-2/avis-elus-convention
    objet guide/conventions/objet`),
  'convention-partenariat': lines(`
    articulation csp/l6132-1/partenariat-articulation
    modalites guide/conventions/trame-partenariat
    avis csp/l6132-2/avis-elus-convention`),
  avenant: lines(`
    statut guide/avenant/statut
    numero guide/avenant/numero
    avis ars/avenants-2017/avis-transmis
    objet guide/avenant/objet`),
  bareme: lines('source aap-2017-dgos-310/3-2/bareme-source'),
  'candidature.aap-2017-dgos-310': lines(`
    porteur aap-2017-dgos-310/3-3/porteur
    date_depot aap-2017-dgos-310/3-3/date-de-depot
    projets aap-2017-dgos-310/3-3/projets`),
  'candidature.aap-si-occitanie-2016': lines(`
    acquis_regionaux aap-si-occitanie-2016/strategie/acquis-regionaux
    indicateurs aap-si-occitanie-2016/indicateurs/cinq-domaines`),
  'candidature.atp-occitanie-2017': lines(`
    maquette atp-occitanie-2017/commission/maquette
    besoin atp-occitanie-2017/objectifs/besoin
    projet_activite atp-occitanie-2017/commission/projet-activite`),
};

/** What may be taken away from a document. */
export const gapsOf = ({ type, data }: Cast): readonly Gap[] => {
  const recent = asText(own(data, 'date')) >= '2022' ? (GAPS[`${type} 2022`] ?? []) : [];
  return [...(GAPS[type] ?? []), ...recent];
};

/** Keys that the law wants of a type of document. */
export const gapKeysOf = (type: string): readonly string[] => (GAPS[type] ?? []).map(({ key }) => key);

/** A document without one of its keys. */
export const without = (cast: Cast, key: string): Cast => {
  const { [key]: _gone, ...data } = cast.data;
  return { ...cast, data: data as JsonObject };
};

/**
 * Gaps that a cast has from its mould: the projet de pharmacie of the example of 2017 leaves out four points; a
 * partner names two filières, which a cast of its groupement does not keep.
 */
const STANDING = {
  pharmacie: ['convergence-si', 'cooperations-existantes', 'proximite-reactivite', 'schema-cible'].map((name) => ({
    type: 'pmp',
    rule: `ars/pharmacie-2017/${name}`,
    path: '/pharmacie',
  })),
  partenariat: ['/filieres/0', '/filieres/1'].map((path) => ({
    type: 'convention-partenariat',
    rule: 'csp/l6132-1/partenariat-filieres',
    path,
  })),
} as const;

/** Gaps that a document has from its mould. */
export const standingOf = (
  { type }: Cast,
  name: keyof typeof STANDING | undefined,
): readonly { readonly rule: string; readonly path: string }[] =>
  name === undefined ? [] : STANDING[name].filter((one) => one.type === type).map(({ rule, path }) => ({ rule, path }));

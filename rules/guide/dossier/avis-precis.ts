import { asText, type Json, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Instances of one établissement, whose opinion says nothing without its name. */
const OF_ONE = /^(?:commission_medicale_etablissement|csirmt|conseil_\w+|directoire|comite_social|comite_technique)$/;

const WANTED = [
  { cle: 'etablissement', quoi: 'de quel établissement il vient', suite: 'son nom', of: OF_ONE },
  { cle: 'date', quoi: 'quel jour il a été donné', suite: 'ce jour (par exemple 2022-09-05)', of: /./ },
  { cle: 'sens', quoi: 'quel est son sens', suite: 'favorable, defavorable ou sans_avis', of: /^(?!directoire$)/ },
] as const;

const missing = (avis: Json, at: string) =>
  WANTED.filter(({ cle, of }) => of.test(asText(own(avis, 'instance'))) && own(avis, cle) === undefined).map(
    ({ cle, quoi, suite }) => ({ chemin: `${at}/${cle}`, vars: { cle, quoi, suite } }),
  );

/** Opinions of a final document that lack their day, what they say, or whose they are. */
export const verifie: Verifie = ({ document }) =>
  own(document, 'statut') === 'definitif'
    ? list(own(document, 'avis')).flatMap((avis, i) => missing(avis, `/avis/${i}`))
    : [];

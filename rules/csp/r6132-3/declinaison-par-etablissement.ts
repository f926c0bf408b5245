import { isArray, isObject, type Json, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { type Etablissement, etablissementsOf } from '../../../core/model/fiche.js';
import { isWithoutObject, isWritten, plainUnder } from '../../../core/model/written.js';
import { plain } from '../../../core/words.js';

/** Each written heading of 4° must be declined for each party that the gradation of its filière names. */
export const verifie: Verifie = (facts) =>
  rubriquesOf(facts).flatMap(({ chemin, titre, rubrique, parties }) => {
    const declinaison = own(rubrique, 'declinaison');
    const rows = Object.values(isObject(declinaison) ? declinaison : {});
    const seen = (it: Etablissement) => (declinaison ? isWritten(own(declinaison, it.id)) : isNamed(rubrique, it));
    const silent = parties.filter((partie) => !seen(partie));
    if (silent.length === 0 && (parties.length > 0 || rows.some(isWritten))) return [];
    const etablissements = silent.map(({ nom, sigle }) => sigle ?? nom).join(', ') || 'chaque établissement';
    return [{ chemin, vars: { rubrique: titre, etablissements } }];
  });

/** Headings written here, with the parties of their filière; those set aside or answered elsewhere are left to other rules. */
export const rubriquesOf = ({ document, fiche, titres }: Parameters<Verifie>[0]) =>
  elements(own(document, 'filieres')).flatMap((filiere, i) => {
    const levels = ['proximite', 'reference', 'recours'].map((key) => own(own(filiere, 'gradation'), key));
    const parties = etablissementsOf(fiche).filter(({ statut }) => statut === 'partie');
    const named = parties.filter(({ id }) => levels.flatMap(elements).includes(id));
    const organisation = own(filiere, 'organisation');
    return Object.entries(isObject(organisation) ? organisation : {}).flatMap(([key, rubrique]) => {
      const aside = !isWritten(rubrique) || isWithoutObject(rubrique) || own(rubrique, 'renvoi') !== undefined;
      const titre = (titres[key] ?? key).replace(/^[a-h]\) /, '');
      const chemin = `/filieres/${i}/organisation/${key}`;
      return key === 'texte' || aside ? [] : [{ chemin, titre, rubrique, parties: named }];
    });
  });

const elements = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : []);

/** The text of a heading names an établissement. */
export const isNamed = (rubrique: Json, { nom, sigle = nom }: Etablissement): boolean =>
  [nom, sigle].some((name) => ` ${plainUnder(rubrique)} `.includes(` ${plain(name)} `));

import { isArray, isObject, type Json, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { type Etablissement, etablissementsOf } from '../../../core/model/fiche.js';
import { isWithoutObject, isWritten, textUnder } from '../../../core/model/written.js';
import { plain } from '../../../core/words.js';

/** Each written heading of 4° must speak of each party that the gradation of its filière names. */
export const verifie: Verifie = ({ document, fiche, titres }) =>
  elements(own(document, 'filieres')).flatMap((filiere, i) => {
    const gradation = ['proximite', 'reference', 'recours'].flatMap((key) =>
      elements(own(own(filiere, 'gradation'), key)),
    );
    const parties = etablissementsOf(fiche).filter((it) => it.statut === 'partie' && gradation.includes(it.id));
    return rubriques(own(filiere, 'organisation')).flatMap(([key, rubrique]) => {
      const silent = parties.filter((partie) => !speaksOf(rubrique, partie));
      const undeclined = parties.length === 0 && !isWritten(own(rubrique, 'declinaison'));
      if (silent.length === 0 && !undeclined) return [];
      const names = silent.map(({ nom, sigle }) => sigle ?? nom).join(', ');
      const vars = { rubrique: title(titres[key] ?? key), etablissements: names || 'chaque établissement' };
      return [{ chemin: `/filieres/${i}/organisation/${key}`, vars }];
    });
  });

const elements = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : []);
const title = (text: string): string => text.replace(/^[a-h]\) /, '');

/** Headings written here; those set aside, or answered by another section, are left to other rules. */
const rubriques = (organisation: Json | undefined): readonly (readonly [string, Json])[] =>
  Object.entries(isObject(organisation) ? organisation : {}).filter(
    ([key, it]) => key !== 'texte' && isWritten(it) && !isWithoutObject(it) && own(it, 'renvoi') === undefined,
  );

const speaksOf = (rubrique: Json, { id, nom, sigle = nom }: Etablissement): boolean => {
  const text = ` ${plain(textUnder(rubrique))} `;
  return isWritten(own(own(rubrique, 'declinaison'), id)) || [nom, sigle].some((it) => text.includes(` ${plain(it)} `));
};

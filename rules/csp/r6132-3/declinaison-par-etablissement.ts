import { isArray, isObject, type Json, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { type Directory, directoryOf, type Etablissement } from '../../../core/model/fiche.js';
import { isWithoutObject, isWritten, textUnder } from '../../../core/model/written.js';
import { plain } from '../../../core/words.js';

/** Each written heading of 4° must speak of each party that the filière's gradation names. */
export const verifie: Verifie = ({ document, fiche, titres }) => {
  const directory = directoryOf(fiche);
  return elements(own(document, 'filieres')).flatMap((filiere, i) => {
    const parties = partiesOf(filiere, directory);
    return rubriques(own(filiere, 'organisation')).flatMap(([key, rubrique]) => {
      const silent = parties.filter((partie) => !speaksOf(rubrique, partie, directory));
      const undeclined = parties.length === 0 && !isWritten(own(rubrique, 'declinaison'));
      if (silent.length === 0 && !undeclined) return [];
      const etablissements = silent.map((partie) => partie.sigle ?? partie.nom).join(', ') || 'chacun des établissements';
      const rubriqueTitre = (titres[key] ?? key).replace(/^[a-h]\) /, '');
      return [{ chemin: `/filieres/${i}/organisation/${key}`, vars: { rubrique: rubriqueTitre, etablissements } }];
    });
  });
};

const elements = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : []);

const rubriques = (organisation: Json | undefined): readonly (readonly [string, Json])[] =>
  Object.entries(isObject(organisation) ? organisation : {}).filter(
    ([key, it]) => key !== 'texte' && isWritten(it) && !isWithoutObject(it) && own(it, 'renvoi') === undefined,
  );

const partiesOf = (filiere: Json, directory: Directory): readonly Etablissement[] => {
  const levels = ['proximite', 'reference', 'recours'].flatMap((level) => elements(own(own(filiere, 'gradation'), level)));
  const found = levels.map((name) => directory(String(name))).filter((entry) => entry?.statut === 'partie');
  return [...new Set(found)].filter((entry) => entry !== undefined);
};

const speaksOf = (rubrique: Json, partie: Etablissement, directory: Directory): boolean => {
  const declinaison = own(rubrique, 'declinaison');
  const keys = Object.keys(isObject(declinaison) ? declinaison : {}).filter((key) => directory(key)?.id === partie.id);
  const text = ` ${plain(textUnder(rubrique))} `;
  const named = [partie.nom, partie.sigle ?? ''].some((name) => name !== '' && text.includes(` ${plain(name)} `));
  return named || keys.some((key) => isWritten(own(declinaison, key)));
};

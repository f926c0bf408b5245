import { asText, type Json, list, own } from '../../../core/json.js';
import type { Facts, Failure, Verifie } from '../../../core/law/law.js';
import { directoryOf } from '../../../core/model/fiche.js';

/** The support and the CHU, when they are known, that a list of établissements leaves out: one failure naming them. */
export const leftOut = ({ document, fiche }: Facts, present: readonly Json[], chemin: string): readonly Failure[] => {
  const owed = [asText(own(fiche, 'etablissement_support')), asText(own(document, 'associe'))];
  const absents = owed
    .filter((id) => id !== '' && !present.includes(id))
    .map((id) => directoryOf(fiche)(id)?.nom ?? id);
  return absents.length === 0 ? [] : [{ chemin, vars: { absents: absents.join(', ') } }];
};

/** Both are parties to the convention. */
export const verifie: Verifie = (facts) => leftOut(facts, list(own(facts.document, 'parties')), '/parties');

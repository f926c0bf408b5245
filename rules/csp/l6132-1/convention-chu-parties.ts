import { asText, type Json, list, own } from '../../../core/json.js';
import type { Facts, Failure, Verifie } from '../../../core/law/law.js';
import { directoryOf } from '../../../core/model/fiche.js';

/**
 * The support and the CHU, when they are known, that a list of établissements leaves out: one failure naming them. The
 * CHU is that of the convention, else, when it names no CHU, that of the fiche.
 */
export const leftOut = ({ document, fiche }: Facts, present: readonly Json[], chemin: string): readonly Failure[] => {
  const named = directoryOf(fiche);
  const associe = asText(own(document, 'associe'));
  const chu = named(associe)?.categorie === 'chu' ? associe : asText(own(fiche, 'chu_reference'));
  const owed = [asText(own(fiche, 'etablissement_support')), chu];
  const absents = owed.filter((id) => id !== '' && !present.includes(id)).map((id) => named(id)?.nom ?? id);
  return absents.length === 0 ? [] : [{ chemin, vars: { absents: absents.join(', ') } }];
};

/** Both are parties to the convention. */
export const verifie: Verifie = (facts) => leftOut(facts, list(own(facts.document, 'parties')), '/parties');

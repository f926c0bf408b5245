import { asText, list, own } from '../../../core/json.js';
import { isDay } from '../../../core/law/formats.js';
import type { Elsewhere, Facts, Verifie } from '../../../core/law/law.js';

type Decision = 'autorisation_ministre' | 'accord_ars';

interface Known {
  readonly day: string;
  readonly chemin: string;
  readonly ailleurs: readonly Elsewhere[];
}

/** Day of a decision on the association: the convention gives it, else the fiche does for the établissement associated. */
export const decisionOf = ({ document, fiche }: Facts, key: Decision): Known | undefined => {
  const written = asText(own(document, key));
  if (isDay(written)) return { day: written, chemin: `/${key}`, ailleurs: [] };
  const index = list(own(fiche, 'etablissements')).findIndex((one) => own(one, 'id') === own(document, 'associe'));
  const known = asText(own(list(own(fiche, 'etablissements'))[index], key));
  const ailleurs = [{ chemin: `/etablissements/${index}/${key}`, dit: 'La fiche du groupement donne cette date.' }];
  return isDay(known) ? { day: known, chemin: '/signee_le', ailleurs } : undefined;
};

/** The decision is dated somewhere. */
export const dated =
  (key: Decision): Verifie =>
  (facts) =>
    decisionOf(facts, key) ? [] : [{ chemin: `/${key}`, vars: {} }];

export const verifie: Verifie = dated('autorisation_ministre');

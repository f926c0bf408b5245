import { type Json, list, own } from '../../../core/json.js';
import type { Facts, Failure } from '../../../core/law/law.js';
import type { Verifie } from '../../../core/law/rule.js';
import { etablissementsOf } from '../../../core/model/fiche.js';

/** An opinion of one of the instances « apres » dated before one of « avant », in the same établissement. */
export const desordre = ({ document, fiche }: Facts, apres: readonly string[], avant: readonly string[]): Failure[] => {
  const opinions = list(own(document, 'avis'));
  const of = (instances: readonly string[], opinion: Json) => instances.includes(String(own(opinion, 'instance')));
  return opinions.flatMap((late, i) => {
    const [date, place] = [own(late, 'date'), own(late, 'etablissement')];
    if (!of(apres, late) || typeof date !== 'string' || place === undefined) return [];
    const before = opinions.filter((one) => of(avant, one) && own(one, 'etablissement') === place);
    const last = before.map((one) => own(one, 'date')).filter((day) => typeof day === 'string' && day > date);
    const etablissement = etablissementsOf(fiche).find(({ id }) => id === place)?.nom ?? place;
    const vars = { etablissement, date, autre: [...last].sort().at(-1) ?? '' };
    return last.length > 0 ? [{ chemin: `/avis/${i}/date`, vars }] : [];
  });
};

export const verifie: Verifie = (facts) => desordre(facts, APRES, AVANT);

const APRES = ['conseil_surveillance'];
const AVANT = ['comite_social', 'comite_technique', 'commission_medicale_etablissement', 'csirmt'];

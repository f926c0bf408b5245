import { asText, entryOf, list, own } from '../../../core/json.js';
import type { Facts, Failure } from '../../../core/law/law.js';
import type { Verifie } from '../../../core/law/rule.js';
import { etablissementsOf } from '../../../core/model/fiche.js';

/** Where an instance of « apres » spoke for the last time before one of « avant » had spoken once, in one établissement. */
export const desordre = ({ document, fiche }: Facts, apres: readonly string[], avant: readonly string[]): Failure[] => {
  const opinions = list(own(document, 'avis')).flatMap((one, i) => {
    const [instance, place, date] = ['instance', 'etablissement', 'date'].map((key) => asText(own(one, key)));
    return instance && place && date ? [{ i, instance: entryOf(MEME, instance) ?? instance, place, date }] : [];
  });
  const lasts = opinions.filter(
    ({ instance, place, date }) =>
      apres.includes(instance) &&
      !opinions.some((one) => one.instance === instance && one.place === place && one.date > date),
  );
  return lasts.flatMap(({ i, place, date }) => {
    const firsts = avant.flatMap((name) => {
      const days = opinions.filter((one) => one.instance === name && one.place === place).map((one) => one.date);
      return [...days].sort().slice(0, 1);
    });
    const autre = firsts.sort().at(-1);
    const etablissement = etablissementsOf(fiche).find(({ id }) => id === place)?.nom ?? place;
    return autre && autre > date ? [{ chemin: `/avis/${i}/date`, vars: { etablissement, date, autre } }] : [];
  });
};

export const verifie: Verifie = (facts) => desordre(facts, APRES, AVANT);

/** Two names of one instance. */
const MEME: Readonly<Record<string, string>> = { comite_technique: 'comite_social' };
const APRES = ['conseil_surveillance'];
const AVANT = ['comite_social', 'commission_medicale_etablissement', 'csirmt'];

import { asText, list, own } from '../../../core/json.js';
import type { Facts, Failure } from '../../../core/law/law.js';
import type { Verifie } from '../../../core/law/rule.js';
import { etablissementsOf } from '../../../core/model/fiche.js';

/** First opinions that came after the signature. An instance that had spoken in time may well speak again. */
export const tardifs = ({ document, fiche }: Facts, concerne: (instance: string) => boolean): Failure[] => {
  const signee = asText(own(document, 'signee_le'));
  const avis = list(own(document, 'avis')).map((one, i) => {
    const [instance = '', lieu = '', date = ''] = ['instance', 'etablissement', 'date'].map((key) =>
      asText(own(one, key)),
    );
    return { i, instance, lieu, date };
  });
  const apres = avis.filter(({ instance, date }) => signee !== '' && date > signee && concerne(instance));
  const seuls = apres.filter(
    ({ instance, lieu }) => !avis.some((one) => one.instance === instance && one.lieu === lieu && one.date <= signee),
  );
  return seuls.map(({ i, lieu, date }) => {
    const etablissement = etablissementsOf(fiche).find(({ id }) => id === lieu)?.nom ?? lieu;
    return { chemin: `/avis/${i}/date`, vars: { etablissement: etablissement || 'un établissement', date, signee } };
  });
};

/** Instances that R. 6132-6 wants to hear before the convention is signed. */
const ENTENDUES = [
  'directoire',
  'comite_social',
  'comite_technique',
  'commission_medicale_etablissement',
  'csirmt',
  'conseil_surveillance',
  'conseil_administration',
  'medecin_chef',
];

export const verifie: Verifie = (facts) => tardifs(facts, (instance) => ENTENDUES.includes(instance));

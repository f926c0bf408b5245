import { asText, at, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { isWritten } from '../../../core/model/written.js';
import { plain } from '../../../core/words.js';

/** Parts that describe an instance: their key, what they are called, and the words that name it in the list. */
const INSTANCES = [
  ['comite_strategique', 'le comité stratégique', ['comite strategique', 'cs', 'costrat']],
  ['commission_medicale_groupement', 'la commission médicale de groupement', ['commission medicale', 'cmg']],
  ['csirmt', 'la commission des soins de groupement', ['soins', 'csirmt']],
  ['usagers', 'le comité ou la commission des usagers', ['usagers', 'cdu']],
  ['comite_elus', 'le comité territorial des élus locaux', ['elus', 'ctel']],
  ['dialogue_social', 'la conférence territoriale de dialogue social', ['dialogue social', 'ctds']],
] as const;

/** Every instance that has a part of its own is named by the list, when there is one. */
export const verifie: Verifie = ({ document }) => {
  const organisation = at(document, '/organisation');
  const listed = list(own(organisation, 'instances_communes'));
  if (listed.length === 0) return [];
  const names = listed.map((one) => ` ${plain(asText(own(one, 'instance')))}`);
  return INSTANCES.filter(
    ([key, , words]) =>
      isWritten(own(organisation, key)) && !words.some((word) => names.some((name) => name.includes(` ${word}`))),
  ).map(([, instance]) => ({ chemin: '/organisation/instances_communes', vars: { instance } }));
};

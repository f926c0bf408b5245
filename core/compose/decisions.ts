import type { RootContent } from 'mdast';
import { asText, type Json, list, own } from '../json.js';
import { frenchDay } from '../message.js';
import type { Setting } from './layout.js';
import { type Cell, inCell, note, paragraph, table } from './nodes.js';
import { shortName } from './parties.js';
import { proseBlocks } from './prose.js';

const SENSE: Readonly<Record<string, string>> = {
  favorable: 'Favorable',
  favorable_avec_reserves: 'Favorable avec réserves',
  defavorable: 'Défavorable',
  sans_avis: 'Sans avis',
};

/** Names of the instances, as a document writes them. */
const INSTANCES: Readonly<Record<string, string>> = {
  comite_strategique: 'Comité stratégique',
  commission_medicale_groupement: 'Commission médicale de groupement',
  college_medical: 'Collège médical',
  commission_medicale_etablissement: 'Commission médicale d’établissement',
  csirmt_groupement: 'Commission des soins infirmiers, de rééducation et médico-techniques de groupement',
  csirmt: 'Commission des soins infirmiers, de rééducation et médico-techniques',
  comite_usagers: 'Comité des usagers',
  commission_usagers: 'Commission des usagers',
  comite_territorial_elus: 'Comité territorial des élus locaux',
  conference_dialogue_social: 'Conférence territoriale de dialogue social',
  conseil_surveillance: 'Conseil de surveillance',
  conseil_administration: 'Conseil d’administration',
  directoire: 'Directoire',
  comite_social: 'Comité social d’établissement',
  comite_technique: 'Comité technique d’établissement',
  medecin_chef: 'Médecin-chef de l’hôpital des armées',
};

/** Opinions of the instances, in the order given, and the decision that follows them. */
export const avisTable = (setting: Setting): readonly RootContent[] => {
  const opinions = list(own(setting.data, 'avis'));
  if (opinions.length === 0) return [note('Aucun avis n’est enregistré à ce jour.'), ...decision(setting)];
  const commented = opinions.some((opinion) => asText(own(opinion, 'observations')) !== '');
  const rows = opinions.map((opinion) => [
    instanceOf(setting, opinion),
    day(opinion, 'date'),
    asText(own(SENSE, asText(own(opinion, 'sens')))) || '—',
    ...(commented ? [observations(opinion)] : []),
  ]);
  const head = ['Instance', 'Date', 'Avis', ...(commented ? ['Observations'] : [])];
  const summary = `Une ligne par avis : ${head.join(', ').toLowerCase()}.`;
  return [table(head, rows, { summary }), ...decision(setting)];
};

/** Name of an instance, as a document writes it. */
export const instanceNamed = (key: Json | undefined): string => asText(own(INSTANCES, asText(key))) || asText(key);

const instanceOf = (setting: Setting, opinion: Json): string => {
  const name = instanceNamed(own(opinion, 'instance'));
  const place = own(opinion, 'etablissement');
  return place === undefined ? name : `${name} — ${shortName(setting, asText(place))}`;
};

const day = (value: Json | undefined, key: string): string => {
  const date = own(value, key);
  return date === undefined ? '—' : frenchDay(asText(date));
};

const observations = (opinion: Json): Cell => {
  const said = asText(own(opinion, 'observations'));
  return inCell(proseBlocks(said, 6, 'avis')) ?? said;
};

/** What was decided, then sent, received and approved; a date that is not known is not shown. */
const decision = (setting: Setting): readonly RootContent[] => {
  const decided = own(setting.data, 'arrete');
  const approval = own(setting.data, 'approbation');
  const reference = asText(own(approval, 'reference'));
  const lines = [
    decided === undefined
      ? ''
      : `Arrêté par : ${lower(instanceNamed(own(decided, 'instance')))}${onDay(decided, 'date')}.`,
    dated(approval, 'soumis_le', 'Soumis à l’approbation du directeur général de l’agence régionale de santé'),
    dated(approval, 'recu_le', 'Reçu par l’agence régionale de santé'),
    dated(approval, 'approuve_le', own(approval, 'tacite') === true ? 'Approuvé tacitement' : 'Approuvé'),
    reference === '' ? '' : `Référence de l’approbation : ${reference}.`,
  ];
  return lines.filter((line) => line !== '').map(paragraph);
};

const onDay = (value: Json | undefined, key: string): string =>
  own(value, key) === undefined ? '' : `, le ${day(value, key)}`;

const dated = (value: Json | undefined, key: string, what: string): string =>
  own(value, key) === undefined ? '' : `${what} le ${day(value, key)}.`;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

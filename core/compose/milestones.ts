import type { Milestone, Span } from '../draw/frise.js';
import { asText, type Json, list, own } from '../json.js';
import { frenchDay } from '../message.js';
import { instanceNamed } from './decisions.js';
import type { Setting } from './layout.js';
import { shortName } from './parties.js';
import { typeset } from './typography/index.js';

/** Dates written straight in a document, or in a mapping of it, and what happens on them. */
const DATES: readonly (readonly [path: readonly string[], what: string])[] = [
  [['projet_medical', 'transmis_ars_le'], 'Transmission du projet médical partagé à l’agence régionale de santé'],
  [['autorisation_ministre'], 'Autorisation du ministre de la défense'],
  [['accord_medecin_chef'], 'Accord du médecin-chef de l’hôpital des armées'],
  [['signee_le'], 'Signature'],
  [['approbation', 'soumis_le'], 'Transmission à l’agence régionale de santé'],
  [['approbation', 'recu_le'], 'Réception par l’agence régionale de santé'],
  [['approbation', 'approuve_le'], 'Approbation par l’agence régionale de santé'],
  [['publiee_le'], 'Publication par l’agence régionale de santé'],
  [['periode', 'debut'], 'Premier jour de la période'],
  [['periode', 'fin'], 'Dernier jour de la période'],
  [['date_depot'], 'Dépôt de la candidature'],
];

const CALL: readonly (readonly [key: string, what: string])[] = [
  ['ouverture', 'Ouverture de l’appel à projets'],
  ['cloture', 'Clôture de l’appel à projets'],
  ['selection', 'Sélection des projets'],
  ['disponible_jusquau', 'Dernier jour de disponibilité des crédits'],
];

const DAY = /^\d{4}(?:-\d{2}-\d{2})?$/;

/** Opinions beyond this many days are told as one stretch: their table says each. */
const OPINIONS = 4;

/** Every date of a document that binds, in no order; what is not a day or a year is left to the text. */
export const milestonesOf = (setting: Setting): readonly Milestone[] => {
  const { data, appel } = setting;
  const decided = own(data, 'arrete');
  const all = [
    ...DATES.map(([path, what]) => [path.reduce<Json | undefined>(own, data), what] as const),
    ...CALL.map(([key, what]) => [own(appel, key), what] as const),
    [own(decided, 'date'), `Décision : ${instanceNamed(own(decided, 'instance'))}`] as const,
    ...opinions(setting),
    ...steps(data),
  ];
  return all.flatMap(([day, what]) => milestone(asText(day), what));
};

/** The period of the document, when both its ends are known. */
export const spanOf = (data: Json): Span | undefined => {
  const [from, to] = ['debut', 'fin'].map((key) => asText(own(own(data, 'periode'), key)));
  return from && to ? { from, to } : undefined;
};

type Dated = readonly [day: Json | undefined, what: string];

const milestone = (day: string, what: string): readonly Milestone[] =>
  DAY.test(day) ? [{ day, shown: typeset(frenchDay(day)), what: typeset(what) }] : [];

const opinions = (setting: Setting): readonly Dated[] => {
  const given = list(own(setting.data, 'avis')).map((one) => [own(one, 'date'), opinionOf(setting, one)] as const);
  const days = [...new Set(given.map(([day]) => asText(day)).filter((day) => DAY.test(day)))].sort();
  if (days.length <= OPINIONS) return given;
  return [
    [days[0], `Premier des ${given.length} avis des instances`],
    [days.at(-1), 'Dernier avis des instances'],
  ];
};

const opinionOf = (setting: Setting, opinion: Json): string => {
  const place = own(opinion, 'etablissement');
  const where = place === undefined ? '' : ` — ${shortName(setting, asText(place))}`;
  return `Avis : ${instanceNamed(own(opinion, 'instance'))}${where}`;
};

/** The steps of the projects of a candidature, by the day they end. */
const steps = (data: Json): readonly Dated[] =>
  list(own(data, 'projets')).flatMap((project) =>
    list(own(own(project, 'calendrier'), 'etapes')).map((step): Dated => {
      const name = asText(own(project, 'nom'));
      return [own(step, 'echeance'), [asText(own(step, 'etape')), name].filter(Boolean).join(' — ')];
    }),
  );

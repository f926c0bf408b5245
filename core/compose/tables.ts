import type { RootContent } from 'mdast';
import type { Coverage, CoverageState } from '../diagnostic.js';
import { asText, type Json, list, own } from '../json.js';
import { frenchDay } from '../message.js';
import type { Setting } from './layout.js';
import { type Cell, heading, inCell, note, paragraph, table } from './nodes.js';
import { proseBlocks } from './prose.js';

const LEVELS = ['proximite', 'reference', 'recours'] as const;
const LEVEL_TITLES = ['Proximité', 'Référence', 'Recours'] as const;

const names = (setting: Setting, value: Json | undefined): string =>
  list(value)
    .map((id) => shortName(setting, asText(id)))
    .join(', ');

const shortName = (setting: Setting, id: string): string => {
  const found = setting.directory(id);
  return found?.sigle ?? found?.nom ?? id;
};

/** Who leads a filière, its regional theme, and its établissements by level. */
export const gradationTable = (setting: Setting, index: number): readonly RootContent[] => {
  const filiere = list(own(setting.data, 'filieres'))[index];
  const gradation = own(filiere, 'gradation');
  const pilots = list(own(filiere, 'pilotes')).map((pilot) => pilotOf(setting, pilot));
  const rows = [
    ['Thème du projet régional de santé', asText(own(filiere, 'theme_prs'))],
    ['Pilotes', pilots.join(' ; ')],
    ...LEVELS.map((level, i) => [`Offre de ${LEVEL_TITLES[i]?.toLowerCase()}`, names(setting, own(gradation, level))]),
  ].filter(([, value]) => value !== '');
  const summary = 'Fiche de la filière : thème régional, pilotes, établissements de chaque niveau de l’offre.';
  const prose = own(gradation, 'texte');
  return [
    ...(rows.length > 0
      ? [table(['Filière', asText(own(filiere, 'nom'))], rows, { widths: [0.3, 0.7], summary })]
      : []),
    ...(typeof prose === 'string' ? proseBlocks(prose, 6, `gradation-${index}`) : []),
  ];
};

const pilotOf = (setting: Setting, pilot: Json): string => {
  const place = own(pilot, 'etablissement');
  const role = asText(own(pilot, 'fonction'));
  return place === undefined ? role : `${role} (${shortName(setting, asText(place))})`;
};

/** All filières and their établissements by level, on one table. */
export const gradationsTable = (setting: Setting): readonly RootContent[] => {
  const filieres = list(own(setting.data, 'filieres'));
  if (filieres.length === 0) return [];
  const rows = filieres.map((filiere) => [
    asText(own(filiere, 'nom')),
    ...LEVELS.map((level) => names(setting, own(own(filiere, 'gradation'), level))),
  ]);
  const caption = 'Gradation de l’offre de soins, filière par filière';
  const summary =
    'Une ligne par filière ; les colonnes donnent les établissements de proximité, de référence et de recours.';
  return [table(['Filière', ...LEVEL_TITLES], rows, { widths: [0.25, 0.3, 0.25, 0.2], caption, summary })];
};

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
  const widths = commented ? [0.34, 0.15, 0.16, 0.35] : [0.6, 0.2, 0.2];
  const summary = `Une ligne par avis : ${head.join(', ').toLowerCase()}.`;
  return [table(head, rows, { widths, summary }), ...decision(setting)];
};

const instanceNamed = (key: Json | undefined): string => asText(own(INSTANCES, asText(key))) || asText(key);

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

/** The parties to a convention as the fiche describes them: those the document names, else those of the groupement. */
export const partiesTable = (setting: Setting): readonly RootContent[] => {
  const named = list(own(setting.data, 'parties')).map(asText);
  const records = list(own(setting.fiche, 'etablissements'));
  const kept = records.filter((record) =>
    named.length > 0 ? named.includes(asText(own(record, 'id'))) : own(record, 'statut') === 'partie',
  );
  if (kept.length === 0) return [];
  const rows = kept.map((record) => ['nom', 'commune', 'finess'].map((key) => asText(own(record, key)) || '—'));
  const summary = 'Une ligne par établissement : nom, commune, numéro FINESS.';
  return [table(['Établissement', 'Commune', 'FINESS'], rows, { widths: [0.56, 0.26, 0.18], summary })];
};

/** Words of the coverage states, the same as in the report. */
const STATES: Readonly<Record<CoverageState, string>> = {
  couvert: 'Couvert',
  manquant: 'Manquant',
  a_apprecier: 'À apprécier',
  sans_objet: 'Sans objet',
  indetermine: 'Indéterminé',
};

/** The coverage grid: points of the article, then activities filière by filière. */
export const gridTables = (setting: Setting, depth: number): readonly RootContent[] => {
  const coverage = setting.coverage;
  if (!coverage) return [];
  const items = coverage.items.map((item) => [item.number, item.title, cell(item.state)]);
  const summary = 'Une ligne par point de l’article : numéro, intitulé, état.';
  const filieres = [
    ...(coverage.filieres.length > 0 ? [heading(depth + 1, 'Activités de chaque filière')] : []),
    ...slices(coverage.filieres.length).map(([from, to]) => filiereGrid(coverage, from, to)),
  ];
  return [table(['Point', 'Intitulé', 'État'], items, { widths: [0.1, 0.68, 0.22], summary }), ...filieres];
};

const AT_ONCE = 6;

/** Even shares of a number of filières, six at most at once. */
const slices = (count: number): readonly (readonly [number, number])[] => {
  const size = Math.ceil(count / Math.max(1, Math.ceil(count / AT_ONCE)));
  return Array.from({ length: Math.ceil(count / Math.max(1, size)) }, (_, i) => [i * size, (i + 1) * size] as const);
};

const cell = (state: CoverageState): Cell => ({ state, text: STATES[state] });

const filiereGrid = (coverage: Coverage, from: number, to: number): RootContent => {
  const filieres = coverage.filieres.slice(from, to);
  const rows = coverage.rows.map((row) => [`${row.number} ${row.title}`, ...row.states.slice(from, to).map(cell)]);
  const widths = [0.3, ...filieres.map(() => 0.7 / filieres.length)];
  const summary = 'Une ligne par activité du 4°, une colonne par filière ; chaque case dit l’état.';
  return table(['Activité', ...filieres], rows, { widths, compact: true, landscape: filieres.length > 3, summary });
};

const longName = (setting: Setting, id: Json): string => setting.directory(asText(id))?.nom ?? asText(id);

/** Block of signatures, from the signatories of the document. */
export const signaturesOf = (setting: Setting): readonly RootContent[] => {
  const signatories = list(own(setting.data, 'signataires')).map((entry) => {
    const place = own(entry, 'etablissement');
    const organisation = place === undefined ? undefined : longName(setting, place);
    const others = list(own(entry, 'pour_le_compte_de')).map((one) => longName(setting, one));
    const role = [
      asText(own(entry, 'fonction')),
      ...(others.length > 0 ? [`pour le compte de : ${others.join(', ')}`] : []),
    ];
    return { role: role.join(', '), ...(organisation === undefined ? {} : { organisation }) };
  });
  return signatories.length === 0 ? [] : [{ type: 'signatures', place: '', signatories }];
};

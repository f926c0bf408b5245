import type { RootContent } from 'mdast';
import { asText, type Json, list, own } from '../json.js';
import { gradationDrawing } from './drawings.js';
import { proseAt, type Setting } from './layout.js';
import { table } from './nodes.js';
import { shortName } from './parties.js';

const LEVELS = ['proximite', 'reference', 'recours'] as const;
const LEVEL_TITLES = ['Proximité', 'Référence', 'Recours'] as const;

const names = (setting: Setting, value: Json | undefined): string =>
  list(value)
    .map((id) => shortName(setting, asText(id)))
    .join(', ');

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
    ...gradationDrawing(setting, index),
    ...(typeof prose === 'string' ? proseAt(setting, prose, 6, `/filieres/${index}/gradation/texte`) : []),
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

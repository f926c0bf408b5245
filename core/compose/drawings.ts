import type { RootContent } from 'mdast';
import { type Members, organigramme } from '../draw/chart.js';
import { frise } from '../draw/frise.js';
import { gradation } from '../draw/gradation.js';
import { heatMaps } from '../draw/heat.js';
import { asText, list, own } from '../json.js';
import { type Etablissement, etablissementsOf } from '../model/fiche.js';
import { drawn } from './figures.js';
import type { Setting } from './layout.js';
import { milestonesOf, spanOf } from './milestones.js';
import { shortName } from './parties.js';
import { typeset } from './typography/index.js';

/** Organigramme of the groupement, as the fiche describes it. */
export const organigrammeOf = (setting: Setting): readonly RootContent[] => drawn(organigramme(membersOf(setting)));

const membersOf = ({ fiche, directory }: Setting): Members => {
  const support = directory(asText(own(fiche, 'etablissement_support')));
  const chu = directory(asText(own(fiche, 'chu_reference')));
  const others = etablissementsOf(fiche).filter(({ id }) => id !== support?.id && id !== chu?.id);
  const named = (one: Etablissement): string => typeset(one.sigle ?? one.nom);
  const having = (statut: string | undefined) => others.filter((one) => one.statut === statut).map(named);
  return {
    groupement: typeset(asText(own(fiche, 'nom'))) || 'Groupement',
    support: support && named(support),
    chu: chu && chu.id !== support?.id ? named(chu) : undefined,
    panels: [
      [support ? 'Autres établissements parties' : 'Établissements parties', having('partie')],
      ['Établissements associés', having('associe')],
      ['Partenaires', having('partenaire')],
      ['Autres établissements', others.filter(({ statut }) => !KNOWN.has(statut ?? '')).map(named)],
    ],
  };
};

const KNOWN = new Set(['partie', 'associe', 'partenaire']);

/** Gradation of one filière, level by level. */
export const gradationDrawing = (setting: Setting, index: number): readonly RootContent[] => {
  const filiere = list(own(setting.data, 'filieres'))[index];
  const levels = own(filiere, 'gradation');
  const named = (level: string) => list(own(levels, level)).map((id) => typeset(shortName(setting, asText(id))));
  return drawn(
    gradation(typeset(asText(own(filiere, 'nom'))), {
      proximite: named('proximite'),
      reference: named('reference'),
      recours: named('recours'),
    }),
  );
};

/**
 * The activities of all filières at a glance. The tables of the grid stay: their words are read cell by cell by who
 * listens to the page, and copied by who answers it.
 */
export const heatDrawing = ({ coverage }: Setting): readonly RootContent[] => {
  if (!coverage) return [];
  const rows = coverage.rows.map((row) => ({ ...row, title: typeset(row.title) }));
  return drawn(...heatMaps({ filieres: coverage.filieres.map(typeset), rows }));
};

/** The dates that bind, on an axis. */
export const friseOf = (setting: Setting): readonly RootContent[] =>
  drawn(frise(milestonesOf(setting), spanOf(setting.data), 'des dates qui engagent'));

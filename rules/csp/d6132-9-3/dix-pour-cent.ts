import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

const CHEMIN = '/organisation/commission_medicale_groupement';

/** The others with a consultative voice are one member in ten at most. */
export const verifie: Verifie = ({ document }) => {
  const [autres, membres] = ['autres_voix_consultatives', 'membres'].map((key) => at(document, `${CHEMIN}/${key}`));
  if (typeof autres !== 'number' || typeof membres !== 'number') return [];
  const seuil = Math.floor(membres / 10);
  return autres <= seuil ? [] : [{ chemin: `${CHEMIN}/autres_voix_consultatives`, vars: { autres, membres, seuil } }];
};

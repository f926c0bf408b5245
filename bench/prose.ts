import type { Dice } from './random.js';

const SUBJECTS = [
  'Les équipes des deux sites',
  'Le comité de pilotage',
  'Les cadres des services concernés',
  'Les médecins du territoire',
  'La cellule de coordination',
  'Les référents désignés par chaque établissement',
];
const VERBS = ['revoient', 'préparent', 'partagent', 'relisent', 'mettent à jour', 'présentent'];
const OBJECTS = [
  'les protocoles communs de prise en charge',
  'le calendrier des réunions de service',
  'la liste des correspondants de chaque site',
  'les indicateurs retenus au début de l’année',
  'le parcours des patients entre les sites',
  'les besoins de formation des professionnels',
];
const ENDS = [
  'à chaque trimestre, et en rendent compte par écrit.',
  'avant la fin du semestre, avec les services intéressés.',
  'en lien avec les professionnels de ville du bassin.',
  'selon un ordre du jour fixé un mois plus tôt.',
  'et proposent les ajustements utiles à l’année suivante.',
];

/** A paragraph of three to six plain sentences, which answers no point of any article. */
export const paragraph = (dice: Dice): string => {
  const pick = (words: readonly string[]) => words[dice(words.length)] ?? '';
  const sentence = () => `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(ENDS)}`;
  return Array.from({ length: 3 + dice(4) }, sentence).join(' ');
};

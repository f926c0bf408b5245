import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { scoreOf } from './grille-note.js';

/** A grid without the score of the candidature. */
export const verifie: Verifie = ({ document }) => {
  const score = scoreOf(document);
  return score && at(document, '/grille/note') === undefined ? [{ chemin: '/grille/note', vars: score }] : [];
};

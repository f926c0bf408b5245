import { asText, at, type Json, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { plain } from '../../../core/words.js';

const LISTS = [
  ['specialite', '/grille/specialites_prioritaires'],
  ['territoire', '/grille/territoires_prioritaires'],
] as const;

/** Points that the grid copied in the document gives, and their sum; undefined when there is no grid. */
export const scoreOf = (document: Json): { readonly [name: string]: number; readonly note: number } | undefined => {
  if (LISTS.every(([, path]) => list(at(document, path)).length === 0)) return undefined;
  const [specialite = 0, territoire = 0] = LISTS.map(([key, path]) => pointsOf(at(document, path), own(document, key)));
  return { specialite, territoire, note: specialite + territoire };
};

const pointsOf = (priorities: Json | undefined, name: Json | undefined): number => {
  const found = list(priorities).find((one) => plain(asText(own(one, 'nom'))) === plain(asText(name)));
  const points = own(found, 'points');
  return typeof points === 'number' ? points : 0;
};

/** A score that is not the sum of the points of the grid. */
export const verifie: Verifie = ({ document }) => {
  const [ecrite, score] = [at(document, '/grille/note'), scoreOf(document)];
  if (!score || typeof ecrite !== 'number' || ecrite === score.note) return [];
  return [{ chemin: '/grille/note', vars: { ecrite, ...score } }];
};

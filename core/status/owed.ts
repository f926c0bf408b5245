import { asText, at, type Json, list } from '../json.js';
import { isThere, type Life, type Owed } from './life.js';

/** A document owed and absent: its title, for whom, by which article. */
export interface Absent {
  readonly title: string;
  readonly article: string;
  /** First day on which it is owed (ISO), where a text that was read says it. */
  readonly since?: string;
}

/** What the dossier is looked up in for what it should hold. */
export interface Held {
  readonly fiche: Json;
  readonly today: string;
  readonly documents: readonly { readonly type: string; readonly data: Json }[];
}

/** Documents owed on the day of the look, and that none of the dossier answers; the oldest duty first. */
export const absents = (lives: readonly Life[], held: Held): readonly Absent[] =>
  lives
    .flatMap(({ dus = [] }) => dus)
    .sort((a, b) => (a.depuis === b.depuis ? 0 : a.depuis < b.depuis ? -1 : 1))
    .flatMap((owed) => absent(owed, held));

const absent = (owed: Owed, { fiche, today, documents }: Held): readonly Absent[] => {
  const { titre: title, article, depuis, types, parmi, pour, sauf_egal: same } = owed;
  if (today < depuis || (same && sameAt(fiche, same))) return [];
  const since = owed.dit_depuis ? { since: depuis } : {};
  const answers = documents.filter(({ type, data }) => types.includes(type) && (!parmi || isThere(parmi, data)));
  if (!pour) return answers.length > 0 ? [] : [{ title, article, ...since }];
  return list(at(fiche, pour.liste))
    .filter((one) => isThere(pour.si, one) && !answers.some(({ data }) => at(data, pour.cle) === at(one, '/id')))
    .map((one) => ({ title: `${title} : ${asText(at(one, '/sigle')) || asText(at(one, '/nom'))}`, article, ...since }));
};

const sameAt = (fiche: Json, pointers: readonly string[]): boolean => {
  const values = pointers.map((pointer) => at(fiche, pointer));
  return values[0] !== undefined && values.every((value) => value === values[0]);
};

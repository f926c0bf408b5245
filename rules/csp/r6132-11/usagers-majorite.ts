import { at, list } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** The form kept is the one that more than half of the choices written ask for. */
export const verifie: Verifie = ({ document }) => {
  const choices = (key: string) => new Set(list(at(document, `/organisation/usagers/${key}`))).size;
  const forme = at(document, '/organisation/usagers/forme');
  const total = choices('pour_comite') + choices('pour_commission');
  if (typeof forme !== 'string' || total === 0) return [];
  const voix = choices(`pour_${forme}`);
  return 2 * voix > total ? [] : [{ chemin: '/organisation/usagers/forme', vars: { voix, total } }];
};

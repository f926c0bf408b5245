import { asText, isArray, own } from '../../../core/json.js';
import { isDay } from '../../../core/law/formats.js';
import type { Verifie } from '../../../core/law/rule.js';

const YEARS = 2;

/** Derogations that expire more than two years after the day judged. */
export const verifie: Verifie = ({ document, jour }) => {
  const limit = `${Number(jour.slice(0, 4)) + YEARS}${jour.slice(4)}`;
  const derogations = own(document, 'derogations');
  return (isArray(derogations) ? derogations : []).flatMap((entry, i) => {
    const [expire_le, regle] = [asText(own(entry, 'expire_le')), asText(own(entry, 'regle'))];
    if (!isDay(expire_le) || expire_le <= limit) return [];
    return [{ chemin: `/derogations/${i}/expire_le`, vars: { regle, expire_le } }];
  });
};

import { isObject, own } from '../../../core/json.js';
import { isDay } from '../../../core/law/formats.js';
import type { Verifie } from '../../../core/law/rule.js';

const entries = (value: unknown) => Object.entries(isObject(value) ? value : {});

/** Days written under a criterion that come after the day of deposit, or that of the document. */
export const verifie: Verifie = ({ document }) => {
  const depot = own(document, 'date_depot') ?? own(document, 'date');
  if (typeof depot !== 'string' || !isDay(depot)) return [];
  return entries(own(document, 'eligibilite')).flatMap(([critere, written]) =>
    entries(written)
      .filter(([, value]) => typeof value === 'string' && isDay(value) && value > depot)
      .map(([key, value]) => ({ chemin: `/eligibilite/${critere}/${key}`, vars: { jour_critere: value, depot } })),
  );
};

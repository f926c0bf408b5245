import { entryOf, isObject, type Json, own } from '../../../core/json.js';
import { isDay } from '../../../core/law/formats.js';
import type { Verifie } from '../../../core/law/rule.js';
import { estDu } from './criteres-justifies.js';

const entries = (value: unknown) => Object.entries(isObject(value) ? value : {});

/** Criteria that the text lets be met in two ways: one that is whole at the deposit is enough. */
const VOIES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  pmp_psp: [
    ['pmp_approuve_le', 'psp_approuve_le'],
    ['transmis_le', 'dialogue_de_gestion_le'],
  ],
  sdsi: [['finalise_le']],
};

/** Days under an owed criterion that come after the deposit, or the day of the document, when the criterion hangs on them. */
export const verifie: Verifie = (facts) => {
  const depot = own(facts.document, 'date_depot') ?? own(facts.document, 'date');
  if (typeof depot !== 'string' || !isDay(depot)) return [];
  const day = (value: Json | undefined): string => (typeof value === 'string' && isDay(value) ? value : '');
  return entries(own(facts.document, 'eligibilite')).flatMap(([critere, written]) => {
    const met = (keys: readonly string[]) =>
      keys.every((key) => day(own(written, key)) !== '' && day(own(written, key)) <= depot);
    if (!estDu(critere, facts) || entryOf(VOIES, critere)?.some(met)) return [];
    return entries(written)
      .filter(([, value]) => day(value) > depot)
      .map(([key, value]) => ({ chemin: `/eligibilite/${critere}/${key}`, vars: { jour_critere: value, depot } }));
  });
};

import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { sharesOf } from './parts.js';

/** Shares of the three funders that the document does not write. */
export const verifie: Verifie = (facts) =>
  sharesOf(facts)
    .filter(({ cle }) => !cle.includes('_') && at(facts.document, `/financement/${cle}`) === undefined)
    .map(({ exact: _, ...vars }) => ({ chemin: `/financement/${vars.cle}`, vars }));

import { isObject, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { isWritten } from '../../../core/model/written.js';
import { rubriquesOf } from './declinaison-par-etablissement.js';

/** Headings that are written, but not their principles. */
export const verifie: Verifie = (facts) =>
  rubriquesOf(facts)
    .filter(({ rubrique }) => isObject(rubrique) && !isWritten(own(rubrique, 'principes')))
    .map(({ chemin, titre }) => ({ chemin, vars: { rubrique: titre } }));

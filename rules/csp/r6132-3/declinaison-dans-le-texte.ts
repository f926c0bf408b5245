import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { isNamed, rubriquesOf } from './declinaison-par-etablissement.js';

/** Headings that have no « déclinaison », and whose text names every party expected. */
export const verifie: Verifie = (facts) =>
  rubriquesOf(facts)
    .filter(({ rubrique, parties }) => own(rubrique, 'declinaison') === undefined && parties.length > 0)
    .filter(({ rubrique, parties }) => parties.every((partie) => isNamed(rubrique, partie)))
    .map(({ chemin, titre }) => ({ chemin, vars: { rubrique: titre } }));

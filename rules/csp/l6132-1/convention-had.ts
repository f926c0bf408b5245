import { asText, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { type Owed, withoutConvention } from './conventions-au-dossier.js';

const owed: Owed = (one) => own(one, 'statut') === 'associe' && asText(own(one, 'categorie')).startsWith('had_');

/** Every HAD that is associated has its convention. */
export const verifie: Verifie = (facts) => withoutConvention(facts, owed);

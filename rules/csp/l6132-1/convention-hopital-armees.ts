import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { type Owed, withoutConvention } from './conventions-au-dossier.js';

const owed: Owed = (one) => own(one, 'statut') === 'associe' && own(one, 'categorie') === 'hopital_armees';

/** Every hôpital des armées that is associated has its convention. */
export const verifie: Verifie = (facts) => withoutConvention(facts, owed);

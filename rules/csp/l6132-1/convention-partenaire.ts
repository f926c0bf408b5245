import type { Verifie } from '../../../core/law/law.js';
import { isPartner, withoutConvention } from './conventions-au-dossier.js';

/** Every partner has its convention. */
export const verifie: Verifie = (facts) => withoutConvention(facts, isPartner);

import type { Verifie } from '../../../core/law/law.js';
import { decidedFirst } from './convention-autorisation-avant-signature.js';

/** The convention was not signed before the agreement of the agency. */
export const verifie: Verifie = decidedFirst('accord_ars');

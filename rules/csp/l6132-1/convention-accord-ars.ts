import type { Verifie } from '../../../core/law/law.js';
import { dated } from './convention-autorisation-ministre.js';

/** The agreement of the agency is dated, in the convention or in the fiche. */
export const verifie: Verifie = dated('accord_ars');

import type { Verifie } from '../../../core/law/law.js';
import { refused } from '../r6132-1-2/signature.js';

export const verifie: Verifie = refused('hopital_armees');

import type { Verifie } from '../../../core/law/law.js';
import { unknown } from '../r6132-1-2/signature-inconnue.js';

export const verifie: Verifie = unknown('partenariats');

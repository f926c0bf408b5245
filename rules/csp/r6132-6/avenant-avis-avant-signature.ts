import type { Verifie } from '../../../core/law/rule.js';
import { tardifs } from './avis-avant-signature.js';

export const verifie: Verifie = (facts) => tardifs(facts, () => true);

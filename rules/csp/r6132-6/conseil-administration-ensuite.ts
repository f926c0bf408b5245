import type { Verifie } from '../../../core/law/rule.js';
import { desordre } from './conseil-surveillance-en-dernier.js';

export const verifie: Verifie = (facts) => desordre(facts, APRES, AVANT);

const APRES = ['conseil_administration'];
const AVANT = ['comite_social'];

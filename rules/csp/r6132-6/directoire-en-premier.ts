import type { Verifie } from '../../../core/law/rule.js';
import { desordre } from './conseil-surveillance-en-dernier.js';

export const verifie: Verifie = (facts) => desordre(facts, APRES, AVANT);

const APRES = ['comite_social', 'commission_medicale_etablissement', 'csirmt', 'conseil_surveillance'];
const AVANT = ['directoire'];

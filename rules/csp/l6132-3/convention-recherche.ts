import type { Verifie } from '../../../core/law/law.js';
import { mission } from './convention-enseignement.js';

/** The convention writes this mission. */
export const verifie: Verifie = mission('recherche');

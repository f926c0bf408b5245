import type { Verifie } from '../../../core/law/law.js';
import { mission } from './missions-au-pmp.js';

/** The convention writes this mission. */
export const verifie: Verifie = mission('recherche');

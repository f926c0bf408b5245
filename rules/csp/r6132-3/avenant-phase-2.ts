import type { Verifie } from '../../../core/law/rule.js';
import { missing } from './avenant-phase-3.js';

/** The second step adds the organisation by filière to the medical objectives. */
export const verifie: Verifie = (facts) => missing(facts, 2, ['objectifs_medicaux', 'filieres']);

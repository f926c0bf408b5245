import type { Verifie } from '../../../core/law/rule.js';
import { missing } from './avenant-phase-3.js';

/** The first step carries the medical objectives. */
export const verifie: Verifie = (facts) => missing(facts, 1, ['objectifs_medicaux']);

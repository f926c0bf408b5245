import type { Verifie } from '../../../core/law/rule.js';
import { sansSignature } from './signature-des-parties.js';

/** The hôpital des armées that is associated signs too. */
export const verifie: Verifie = (facts) =>
  sansSignature(facts, ({ statut, categorie }) => statut === 'associe' && categorie === 'hopital_armees');

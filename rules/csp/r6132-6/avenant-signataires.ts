import type { Verifie } from '../../../core/law/rule.js';
import { sansSignature } from './signature-des-parties.js';

/** Each party, and each associated military hospital, signs a final amendment. */
export const verifie: Verifie = (facts) =>
  sansSignature(
    facts,
    ({ statut, categorie }) => statut === 'partie' || (statut === 'associe' && categorie === 'hopital_armees'),
  );

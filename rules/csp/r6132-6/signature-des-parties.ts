import { list, own } from '../../../core/json.js';
import type { Facts, Failure } from '../../../core/law/law.js';
import type { Verifie } from '../../../core/law/rule.js';
import { type Etablissement, etablissementsOf } from '../../../core/model/fiche.js';

/** Établissements that must sign, and that no signatory of a final document represents. */
export const sansSignature = ({ document, fiche }: Facts, owed: (one: Etablissement) => boolean): Failure[] => {
  if (own(document, 'statut') !== 'definitif') return [];
  const signed = list(own(document, 'signataires')).map((one) => own(one, 'etablissement'));
  const missing = etablissementsOf(fiche).filter((one) => owed(one) && !signed.includes(one.id));
  return missing.map(({ nom }) => ({ chemin: '/signataires', vars: { etablissement: nom } }));
};

export const verifie: Verifie = (facts) => sansSignature(facts, ({ statut }) => statut === 'partie');

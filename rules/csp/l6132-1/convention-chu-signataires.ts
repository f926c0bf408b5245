import { list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { leftOut } from './convention-chu-parties.js';

/** The support and the CHU sign the convention. */
export const verifie: Verifie = (facts) => {
  const signers = list(own(facts.document, 'signataires')).map((one) => own(one, 'etablissement') ?? '');
  return leftOut(facts, signers, '/signataires');
};

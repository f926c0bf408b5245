import { asText, at, list } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Every meeting announced is past on the day judged. */
export const verifie: Verifie = ({ document, jour }) => {
  const chemin = '/instance_convergence/prochaines_reunions';
  const derniere = list(at(document, chemin)).map(asText).sort().at(-1);
  return derniere === undefined || derniere >= jour ? [] : [{ chemin, vars: { derniere } }];
};

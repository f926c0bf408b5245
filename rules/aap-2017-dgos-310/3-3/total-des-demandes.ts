import { euros, number, total } from '../../../core/echeancier.js';
import { list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** The total written is not the sum of what the projects ask for. */
export const verifie: Verifie = ({ document }) => {
  const written = number(own(document, 'montant_total'));
  const somme = total(list(own(document, 'projets')).map((projet) => number(own(projet, 'montant_demande'))));
  if (written === undefined || somme === undefined || written === somme) return [];
  return [{ chemin: '/montant_total', vars: { total: euros(written), somme: euros(somme) } }];
};

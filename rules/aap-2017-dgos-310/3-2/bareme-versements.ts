import { euros, number, thematiqueOf, total } from '../../../core/echeancier.js';
import { list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Forfaits whose payments do not add up, or are not as many as the thématique has. */
export const verifie: Verifie = ({ document, appel }) =>
  list(own(document, 'forfaits')).flatMap((forfait, i) => {
    const versements = list(own(forfait, 'paliers')).map(number);
    const [montant, sum] = [number(own(forfait, 'montant')), total(versements)];
    const owed = list(own(thematiqueOf(appel, own(forfait, 'thematique')), 'paliers')).length + 1;
    const found = (constat: string) => [{ chemin: `/forfaits/${i}/paliers`, vars: { constat } }];
    if (montant === undefined || sum === undefined) return [];
    if (sum !== montant) return found(`Les versements font ${euros(sum)}, et le forfait est de ${euros(montant)}.`);
    return owed > 1 && versements.length !== owed
      ? found(`Le barème donne ${versements.length} versements ; la thématique en a ${owed}.`)
      : [];
  });

import { euros, number } from '../../../core/echeancier.js';
import { list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { financements } from './financement-sans-exces.js';

/** Projects whose known financing does not reach their cost, when every amount is written. */
export const verifie: Verifie = ({ document }) =>
  list(own(document, 'projets')).flatMap((projet, i) => {
    const cout = number(own(projet, 'cout_previsionnel'));
    const amounts = [
      own(projet, 'montant_demande'),
      ...list(own(projet, 'autres_financements')).map((one) => own(one, 'montant')),
    ];
    const sum = financements(projet);
    if (cout === undefined || amounts.some((amount) => number(amount) === undefined) || sum >= cout) return [];
    const vars = {
      nom: own(projet, 'nom') ?? '',
      cout: euros(cout),
      financements: euros(sum),
      reste: euros(cout - sum),
    };
    return [{ chemin: `/projets/${i}/cout_previsionnel`, vars }];
  });

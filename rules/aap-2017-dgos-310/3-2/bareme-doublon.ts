import { euros, forfaitOf, number } from '../../../core/echeancier.js';
import { list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Forfaits to which an earlier line gives another amount: the earlier one would silently win. */
export const verifie: Verifie = ({ document }) =>
  list(own(document, 'forfaits')).flatMap((forfait, i) => {
    const [montant, premier] = [forfait, forfaitOf(forfait, document)].map((one) => number(own(one, 'montant')));
    if (montant === undefined || premier === undefined || montant === premier) return [];
    const name = { thematique: own(forfait, 'thematique') ?? '?', ampleur: own(forfait, 'ampleur') ?? '' };
    const vars = { ...name, premier: euros(premier), second: euros(montant) };
    return [{ chemin: `/forfaits/${i}/montant`, vars }];
  });

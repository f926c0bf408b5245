import { euros, number, thematiqueOf } from '../../../core/echeancier.js';
import { at, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Forfaits whose first payment is not the share that the call gives, to the euro. */
export const verifie: Verifie = ({ document, appel }) =>
  list(own(document, 'forfaits')).flatMap((forfait, i) => {
    const part = number(own(thematiqueOf(appel, own(forfait, 'thematique')), 'amorcage'));
    const [montant, premier] = [number(own(forfait, 'montant')), number(at(forfait, '/paliers/0'))];
    if (part === undefined || montant === undefined || premier === undefined) return [];
    const attendu = Math.round(montant * part);
    if (Math.abs(premier - montant * part) < 1) return [];
    const vars = { premier: euros(premier), part: `${Math.round(part * 100)} %`, attendu: euros(attendu) };
    return [{ chemin: `/forfaits/${i}/paliers/0`, vars }];
  });

import { euros, number } from '../../../core/echeancier.js';
import { type Json, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** What finances a project, as far as it is written: the amount asked for, and the other sources. */
export const financements = (projet: Json): number =>
  [
    number(own(projet, 'montant_demande')),
    ...list(own(projet, 'autres_financements')).map((one) => number(own(one, 'montant'))),
  ].reduce<number>((sum, amount) => sum + (amount ?? 0), 0);

/** Projects that are financed beyond their cost. */
export const verifie: Verifie = ({ document }) =>
  list(own(document, 'projets')).flatMap((projet, i) => {
    const [cout, sum] = [number(own(projet, 'cout_previsionnel')), financements(projet)];
    if (cout === undefined || sum <= cout) return [];
    const vars = { nom: own(projet, 'nom') ?? '', financements: euros(sum), cout: euros(cout) };
    return [{ chemin: `/projets/${i}/cout_previsionnel`, vars }];
  });

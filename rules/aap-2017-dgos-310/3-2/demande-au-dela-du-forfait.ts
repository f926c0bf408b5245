import { baremeOf, euros, forfaitOf, number } from '../../../core/echeancier.js';
import { list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Projects that ask for more than the forfait of the barème. */
export const verifie: Verifie = ({ document, dossier }) => {
  const bareme = baremeOf(dossier.documents, own(document, 'appel'));
  return list(own(document, 'projets')).flatMap((projet, i) => {
    const entry = forfaitOf(projet, bareme?.data);
    const [demande, forfait] = [number(own(projet, 'montant_demande')), number(own(entry, 'montant'))];
    if (!bareme || entry === undefined || demande === undefined || forfait === undefined) return [];
    if (demande <= forfait) return [];
    const index = list(own(bareme.data, 'forfaits')).indexOf(entry);
    const ailleurs = [{ document: bareme.chemin, chemin: `/forfaits/${index}/montant`, dit: 'Le forfait du barème.' }];
    const vars = { nom: own(projet, 'nom') ?? '', demande: euros(demande), forfait: euros(forfait) };
    return [{ chemin: `/projets/${i}/montant_demande`, vars, ailleurs }];
  });
};

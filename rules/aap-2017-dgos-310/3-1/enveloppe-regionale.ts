import { baremeOf, euros, number, total } from '../../../core/echeancier.js';
import { list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** The sum of what is asked for exceeds the envelope of the region, when both are known. */
export const verifie: Verifie = ({ document, dossier }) => {
  const bareme = baremeOf(dossier.documents, own(document, 'appel'));
  const enveloppe = number(own(bareme?.data, 'enveloppe_regionale'));
  const demande = total(list(own(document, 'projets')).map((projet) => number(own(projet, 'montant_demande'))));
  if (!bareme || enveloppe === undefined || demande === undefined || demande <= enveloppe) return [];
  const ailleurs = [{ document: bareme.chemin, chemin: '/enveloppe_regionale', dit: "L'enveloppe de la région." }];
  return [{ chemin: '/projets', vars: { demande: euros(demande), enveloppe: euros(enveloppe) }, ailleurs }];
};

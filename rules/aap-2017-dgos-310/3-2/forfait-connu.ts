import { baremeOf, forfaitOf, number } from '../../../core/echeancier.js';
import { asText, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

const ALONE = "Le montant des forfaits n'est pas connu : aucun barème de cet appel n'accompagne la candidature.";

/** Projects whose forfait is not known; one finding for all when there is no barème. */
export const verifie: Verifie = ({ document, dossier }) => {
  const projets = list(own(document, 'projets'));
  const bareme = baremeOf(dossier.documents, own(document, 'appel'));
  if (!bareme) return projets.length > 0 && dossier.complet ? [{ chemin: '/projets', vars: { constat: ALONE } }] : [];
  return projets.flatMap((projet, i) => {
    if (number(own(forfaitOf(projet, bareme.data), 'montant')) !== undefined) return [];
    const constat = `Le montant du forfait du projet « ${asText(own(projet, 'nom'))} » n'est pas connu : le barème n'en a pas pour sa thématique et son ampleur.`;
    return [{ chemin: `/projets/${i}`, vars: { constat } }];
  });
};

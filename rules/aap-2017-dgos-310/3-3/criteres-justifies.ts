import { asText, at, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { isWritten } from '../../../core/model/written.js';

/** The criteria, each with an example of what may prove it, in the words of the call. */
const EXEMPLES: Readonly<Record<string, string>> = {
  ght_cree: "par exemple la décision d'approbation de la convention constitutive",
  pmp_psp: "par exemple la décision d'approbation des avenants",
  instances: 'par exemple les procès-verbaux des dernières instances',
  fonctions_support: 'par exemple les décisions de nomination des chefs de projet',
  osis: "par exemple l'extrait de l'observatoire oSIS",
  responsable_si: 'par exemple la décision de nomination du responsable',
  sdsi: 'par exemple le schéma directeur lui-même',
};

/** Criteria that are spoken of and that no attachment proves. */
export const verifie: Verifie = ({ document, titres }) =>
  Object.entries(EXEMPLES).flatMap(([key, exemple]) => {
    const critere = at(document, `/eligibilite/${key}`);
    if (!isWritten(critere) || list(own(critere, 'justificatifs')).length > 0) return [];
    return [{ chemin: `/eligibilite/${key}`, vars: { critere: asText(titres[key] ?? key), exemple } }];
  });

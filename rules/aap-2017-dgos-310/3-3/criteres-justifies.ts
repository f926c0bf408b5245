import { asText, at, list, own } from '../../../core/json.js';
import type { Facts } from '../../../core/law/law.js';
import type { Verifie } from '../../../core/law/rule.js';
import { isWritten } from '../../../core/model/written.js';
import { deChuSeul } from './porteur-support.js';

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

/** Whether a candidature owes a criterion: a CHU alone owes none, and some are owed by a few thématiques only. */
export const estDu = (critere: string, { document, fiche, appel }: Facts): boolean => {
  const thematiques = own(own(appel, 'criteres'), critere);
  const presented = list(own(document, 'projets')).map((projet) => own(projet, 'thematique'));
  const concerned = thematiques === undefined || list(thematiques).some((one) => presented.includes(one));
  return concerned && !deChuSeul(document, fiche);
};

/** Criteria that are owed and spoken of, and that no attachment proves. */
export const verifie: Verifie = (facts) =>
  Object.entries(EXEMPLES).flatMap(([key, exemple]) => {
    const critere = at(facts.document, `/eligibilite/${key}`);
    const written = isWritten(critere) && estDu(key, facts);
    if (!written || list(own(critere, 'justificatifs')).length > 0) return [];
    return [{ chemin: `/eligibilite/${key}`, vars: { critere: asText(facts.titres[key] ?? key), exemple } }];
  });

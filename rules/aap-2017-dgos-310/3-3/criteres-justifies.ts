import { thematiqueOf } from '../../../core/echeancier.js';
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

/** The criteria of information systems, by the condition that the call sets to the thématiques that owe them. */
const CONDITIONS: Readonly<Record<string, string>> = { osis: 'oSIS', responsable_si: 'oSIS', sdsi: 'SDSI' };

/** Whether a candidature owes a criterion: none is owed by a CHU alone, and those of SI by their thématiques only. */
export const estDu = (critere: string, { document, fiche, appel }: Facts): boolean => {
  const condition = CONDITIONS[critere];
  const conditions = list(own(document, 'projets')).flatMap((projet) =>
    list(own(thematiqueOf(appel, own(projet, 'thematique')), 'conditions_amorcage')),
  );
  return !deChuSeul(document, fiche) && (condition === undefined || conditions.includes(condition));
};

/** Criteria that are owed and spoken of, and that no attachment proves. */
export const verifie: Verifie = (facts) =>
  Object.entries(EXEMPLES).flatMap(([key, exemple]) => {
    const critere = at(facts.document, `/eligibilite/${key}`);
    const written = isWritten(critere) && estDu(key, facts);
    if (!written || list(own(critere, 'justificatifs')).length > 0) return [];
    return [{ chemin: `/eligibilite/${key}`, vars: { critere: asText(facts.titres[key] ?? key), exemple } }];
  });

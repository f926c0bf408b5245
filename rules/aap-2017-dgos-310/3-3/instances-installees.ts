import { at, own } from '../../../core/json.js';
import { mentionne } from '../../../core/law/keywords/mentionne.js';
import type { Verifie } from '../../../core/law/rule.js';
import { deChuSeul } from './porteur-support.js';

/** The instances that the call names, and the words by which a text speaks of each. */
const INSTANCES: Readonly<Record<string, readonly [nom: string, mots: readonly string[]]>> = {
  comite_strategique: ['le comité stratégique', ['comite strategique']],
  instance_medicale: [
    "l'instance médicale",
    ['college medical', 'commission medicale de groupement', 'instance medicale'],
  ],
  instance_paramedicale: [
    "l'instance paramédicale",
    ['csirmt', 'commission des soins infirmiers', 'instance paramedicale'],
  ],
};

/** Instances of which the candidature gives neither the day nor a word. */
export const verifie: Verifie = (facts) => {
  const chemin = '/eligibilite/instances';
  const written = at(facts.document, chemin);
  if (deChuSeul(facts.document, facts.fiche)) return [];
  const manquantes = Object.entries(INSTANCES)
    .filter(([cle, [, mots]]) => own(written, cle) === undefined && mentionne(written ?? '', mots, facts).length > 0)
    .map(([, [nom]]) => nom);
  return manquantes.length > 0 ? [{ chemin, vars: { manquantes: manquantes.join(', ') } }] : [];
};

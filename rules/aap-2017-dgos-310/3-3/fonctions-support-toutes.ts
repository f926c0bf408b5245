import { at, own } from '../../../core/json.js';
import { mentionne } from '../../../core/law/keywords/mentionne.js';
import type { Verifie } from '../../../core/law/rule.js';
import { isWritten } from '../../../core/model/written.js';

/** The functions of L. 6132-3 I that the call enumerates, and the words by which a text names each. */
const FONCTIONS: Readonly<Record<string, readonly [nom: string, mots: readonly string[]]>> = {
  systeme_information: [
    "système d'information",
    ['systeme d information', 'systemes d information', 'dsi', 'informatique'],
  ],
  information_medicale: ["département de l'information médicale", ['information medicale', 'dim']],
  achats: ['achats', ['achat']],
  ecoles: ['instituts et écoles de formation paramédicale', ['ecole', 'institut', 'ifsi', 'ifas']],
  formation: [
    'formation continue et développement professionnel continu',
    ['formation continue', 'plan de formation', 'plans de formation', 'developpement professionnel continu', 'dpc'],
  ],
};

/** Support functions of which the candidature says nothing, when it speaks of them at all. */
export const verifie: Verifie = (facts) => {
  const pointer = '/eligibilite/fonctions_support';
  const written = at(facts.document, pointer);
  if (!isWritten(written)) return [];
  const prose = own(written, 'texte') ?? '';
  return Object.entries(FONCTIONS)
    .filter(([cle, [, mots]]) => !isWritten(own(written, cle)) && mentionne(prose, mots, facts).length > 0)
    .map(([cle, [fonction]]) => ({ chemin: pointer, vars: { fonction, cle } }));
};

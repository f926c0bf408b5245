import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { isWithoutObject } from '../../../core/model/written.js';

const UNCONDITIONAL: Readonly<Record<string, string>> = {
  objectifs_medicaux: 'Objectifs médicaux',
  qualite_securite: 'Qualité et sécurité des soins',
  offre_graduee: "Organisation par filière d'une offre de soins graduée",
  biologie: 'Biologie médicale',
  imagerie: 'Imagerie médicale',
  pharmacie: 'Pharmacie',
  association_chu: 'Association du centre hospitalier universitaire',
  equipes_communes: 'Équipes médicales communes',
  suivi_evaluation: 'Suivi et évaluation',
};

/** Points owed by every group that the document sets aside. */
export const verifie: Verifie = ({ document }) =>
  Object.entries(UNCONDITIONAL)
    .filter(([key]) => isWithoutObject(own(document, key)))
    .map(([key, point]) => ({ chemin: `/${key}`, vars: { point } }));

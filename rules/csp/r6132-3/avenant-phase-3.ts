import { type Json, own } from '../../../core/json.js';
import type { Facts, Failure } from '../../../core/law/law.js';
import type { Verifie } from '../../../core/law/rule.js';
import { isWritten } from '../../../core/model/written.js';

/** What the article asks of the project, in its words of 2016; an amendment may bring some of it under a key of its own. */
const ITEMS: Readonly<Record<string, string>> = {
  objectifs_medicaux: 'objectifs médicaux',
  qualite_securite: 'qualité et sécurité des soins',
  filieres: 'organisation par filière',
  biologie: 'biologie médicale',
  imagerie: 'imagerie médicale',
  pharmacie: 'pharmacie',
  association_chu: 'association du centre hospitalier universitaire',
  repartition_emplois: 'répartition des emplois',
  equipes_communes: 'équipes médicales communes',
  suivi_evaluation: 'suivi et évaluation',
};
const BROUGHT: Readonly<Record<string, string>> = { filieres: 'organisation_activites' };

/** The third step carries the whole content of the article. */
export const verifie: Verifie = (facts) => missing(facts, 3, Object.keys(ITEMS));

/** What a step owes and neither the amendment nor the project of the dossier contains. */
export const missing = (facts: Facts, phase: number, keys: readonly string[]): readonly Failure[] => {
  const { document, dossier } = facts;
  const projects = dossier.documents.filter(({ type }) => type === 'pmp' || type === 'pmsp');
  const silent = keys.filter((key) => ![document, ...projects.map(({ data }) => data)].some((one) => says(one, key)));
  const annexed = projects.length === 0 && (!dossier.complet || isWritten(own(document, 'projet_medical')));
  if (own(document, 'phase_pmp') !== phase || silent.length === 0 || annexed) return [];
  const dit = "Le projet n'en dit rien.";
  const ailleurs = projects.map(({ chemin }) => ({ document: chemin, chemin: '', dit }));
  const manque = silent.map((key) => ITEMS[key] ?? key).join(', ');
  return [{ chemin: '/phase_pmp', vars: { manque }, ailleurs }];
};

const says = (data: Json, key: string): boolean =>
  isWritten(own(data, key)) || isWritten(own(data, BROUGHT[key] ?? key));

import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { isChu, withoutConvention } from './conventions-au-dossier.js';
import { medicalProjects } from './partenariat-filieres.js';

/** The CHU of reference has its convention; otherwise the 6° of the medical project is shown too. */
export const verifie: Verifie = (facts) => {
  const projects = medicalProjects(facts.dossier).filter(({ data }) => own(data, 'association_chu') !== undefined);
  const dit = 'Le projet médical partagé traduit ici cette association (R. 6132-3, 6°).';
  const ailleurs = projects.map(({ chemin }) => ({ document: chemin, chemin: '/association_chu', dit }));
  return withoutConvention(facts, isChu).map(({ vars }) => ({ chemin: '/chu_reference', vars, ailleurs }));
};

import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { isWritten } from '../../../core/model/written.js';
import { medicalProjects } from '../l6132-1/partenariat-filieres.js';
import { type Mission, writes } from './convention-enseignement.js';

const MISSIONS: Readonly<Record<Mission, string>> = {
  enseignement: "l'enseignement",
  recherche: 'la recherche',
  demographie_medicale: 'la gestion de la démographie médicale',
  reference_recours: 'la référence et le recours',
};

/** No mission stands in the convention and not in the medical project. */
export const verifie: Verifie = ({ document, dossier }) =>
  medicalProjects(dossier).flatMap(({ chemin, data }) => {
    const keys = (Object.keys(MISSIONS) as Mission[]).filter((key) => isWritten(own(own(document, 'missions'), key)));
    const missions = keys.filter((key) => !writes(own(data, 'association_chu'), key)).map((key) => MISSIONS[key]);
    const ailleurs = [
      { document: chemin, chemin: '/association_chu', dit: 'Le 6° du projet médical partagé est ici.' },
    ];
    return missions.length === 0 ? [] : [{ chemin: '/missions', vars: { missions: missions.join(', ') }, ailleurs }];
  });

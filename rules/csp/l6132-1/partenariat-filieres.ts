import { asText, list, own } from '../../../core/json.js';
import type { Dossier, Verifie } from '../../../core/law/law.js';
import { titleKey } from '../../../core/words.js';

/** Medical projects of the groupement: the PMP, or the PMSP that merges it with the projet de soins. */
export const medicalProjects = ({ documents }: Dossier) => documents.filter(({ type }) => /^pms?p$/.test(type));

/** Every filière of the convention is one of those of the medical project, when there is one. */
export const verifie: Verifie = ({ document, dossier }) => {
  const projects = medicalProjects(dossier);
  const filieres = projects.flatMap(({ data }) => list(own(data, 'filieres')));
  const names = new Set(
    filieres.flatMap((one) => [own(one, 'nom'), own(one, 'id')].map((name) => titleKey(asText(name)))),
  );
  const ailleurs = projects.map(({ chemin }) => ({
    document: chemin,
    chemin: '/filieres',
    dit: 'Les filières du projet médical partagé sont ici.',
  }));
  return list(own(document, 'filieres')).flatMap((name, i) =>
    names.size === 0 || names.has(titleKey(asText(name)))
      ? []
      : [{ chemin: `/filieres/${i}`, vars: { nom: asText(name) }, ailleurs }],
  );
};

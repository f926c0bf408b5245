import { type Json, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { isWritten, textUnder } from '../../../core/model/written.js';
import { plain } from '../../../core/words.js';
import { medicalProjects } from '../l6132-1/partenariat-filieres.js';

/** Each mission as a message names it, and the words by which a text of all four speaks of it. */
const MISSIONS = {
  enseignement: ["l'enseignement", /\b(enseign|formation initiale|intern(es?|at)\b|etudiant|externes en medecine)/],
  recherche: ['la recherche', /\b(recherches? (clinique|biomedicale)|(missions? de|la) recherche\b|essais? (clinique|therap))/],
  demographie_medicale: ['la gestion de la démographie médicale', /\b(demograph|temps partage|post internat)/],
  reference_recours: ['la référence et le recours', /\b(recours et reference|reference et (de |le )?recours|(de|en|le) recours\b|surspecial|hyper ?special)/],
} as const;

type Mission = keyof typeof MISSIONS;

const writes = (part: Json | undefined, key: Mission): boolean =>
  isWritten(own(part, key)) || MISSIONS[key][1].test(plain(textUnder(part)));

/** The convention writes this mission; when it does not and the medical project does, that place is shown too. */
export const mission =
  (key: Mission): Verifie =>
  ({ document, dossier }) => {
    if (writes(own(document, 'missions'), key)) return [];
    const projects = medicalProjects(dossier).filter(({ data }) => writes(own(data, 'association_chu'), key));
    const dit = 'Le projet médical partagé organise ici cette mission (R. 6132-3, 6°).';
    const ailleurs = projects.map(({ chemin }) => ({ document: chemin, chemin: `/association_chu/${key}`, dit }));
    return [{ chemin: '/missions', vars: {}, ailleurs }];
  };

/** No mission stands in the convention and not in the medical project. */
export const verifie: Verifie = ({ document, dossier }) =>
  medicalProjects(dossier).flatMap(({ chemin, data }) => {
    const keys = (Object.keys(MISSIONS) as Mission[]).filter((key) => isWritten(own(own(document, 'missions'), key)));
    const missions = keys.filter((key) => !writes(own(data, 'association_chu'), key)).map((key) => MISSIONS[key][0]);
    const ailleurs = [{ document: chemin, chemin: '/association_chu', dit: 'Le 6° du projet médical partagé est ici.' }];
    return missions.length === 0 ? [] : [{ chemin: '/missions', vars: { missions: missions.join(', ') }, ailleurs }];
  });

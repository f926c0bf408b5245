import { type Json, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { isWritten, plainUnder } from '../../../core/model/written.js';
import { medicalProjects } from '../l6132-1/partenariat-filieres.js';

/** Words by which a text of all four missions speaks of each. */
const WORDS = {
  enseignement: /\b(enseign|formation initiale|intern(es?|at)\b|etudiant|externes en medecine)/,
  recherche: /\b(recherches? (clinique|biomedicale)|(missions? de|la) recherche\b|essais? (clinique|therap))/,
  demographie_medicale: /\b(demograph|temps partage|post internat)/,
  reference_recours:
    /\b(recours et reference|reference et (de |le )?recours|(de|en|le) recours\b|surspecial|hyper ?special)/,
} as const;

export type Mission = keyof typeof WORDS;

/** True when that mission is written under its key, or when a text speaks of it. */
export const writes = (part: Json | undefined, key: Mission, text: Json | undefined = part): boolean =>
  isWritten(own(part, key)) || WORDS[key].test(plainUnder(text));

/**
 * The convention writes this mission, under its key or in the text of all four: what another mission says of it in
 * passing is not enough. When it does not and the medical project does, that place is shown too.
 */
export const mission =
  (key: Mission): Verifie =>
  ({ document, dossier }) => {
    const missions = own(document, 'missions');
    if (writes(missions, key, own(missions, 'texte') ?? '')) return [];
    const projects = medicalProjects(dossier).filter(({ data }) => writes(own(data, 'association_chu'), key));
    const dit = 'Le projet médical partagé organise ici cette mission (R. 6132-3, 6°).';
    const ailleurs = projects.map(({ chemin }) => ({ document: chemin, chemin: `/association_chu/${key}`, dit }));
    return [{ chemin: '/missions', vars: {}, ailleurs }];
  };

export const verifie: Verifie = mission('enseignement');

import { type Json, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { isWritten, textUnder } from '../../../core/model/written.js';
import { plain } from '../../../core/words.js';
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

/** True when a part of a document writes that mission, under its key or in a text of all four. */
export const writes = (part: Json | undefined, key: Mission): boolean =>
  isWritten(own(part, key)) || WORDS[key].test(plain(textUnder(part)));

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

export const verifie: Verifie = mission('enseignement');

import { asText, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { plain } from '../../../core/words.js';

/** Filières that a project names and that the projet médical partagé of the dossier does not have. */
export const verifie: Verifie = ({ document, dossier }) => {
  const pmp = dossier.documents.find(
    ({ type, data }) => /^pms?p$/.test(type) && list(own(data, 'filieres')).length > 0,
  );
  if (!pmp) return [];
  const known = list(own(pmp.data, 'filieres')).flatMap((one) => [own(one, 'id'), own(one, 'nom')]);
  const names = new Set(known.map((name) => plain(asText(name))));
  const ailleurs = [{ document: pmp.chemin, chemin: '/filieres', dit: 'Les filières du projet médical partagé.' }];
  return list(own(document, 'projets')).flatMap((projet, i) =>
    list(own(projet, 'filieres')).flatMap((filiere, j) => {
      if (names.has(plain(asText(filiere)))) return [];
      return [{ chemin: `/projets/${i}/filieres/${j}`, vars: { nom: own(projet, 'nom') ?? '', filiere }, ailleurs }];
    }),
  );
};

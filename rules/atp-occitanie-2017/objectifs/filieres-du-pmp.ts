import { asText, at, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { plain } from '../../../core/words.js';

/** Filières of the candidature that the medical projects of the groupement do not name. */
export const verifie: Verifie = ({ document, dossier }) => {
  const projets = dossier.documents.filter(({ type }) => type === 'pmp' || type === 'pmsp');
  const [first] = projets;
  if (!first) return [];
  const known = projets.flatMap(({ data }) => list(at(data, '/filieres')).map((one) => plain(asText(own(one, 'nom')))));
  const ailleurs = [{ document: first.chemin, chemin: '/filieres', dit: 'Les filières du projet médical partagé.' }];
  return list(own(document, 'filieres')).flatMap((nom, i) =>
    known.includes(plain(asText(nom))) ? [] : [{ chemin: `/filieres/${i}`, vars: { nom }, ailleurs }],
  );
};

import { asText, type Json, list, own } from '../../../core/json.js';
import type { DossierDocument, Failure, Verifie } from '../../../core/law/law.js';
import { plain, titleKey } from '../../../core/words.js';

const nameOf = (filiere: Json): string => asText(own(filiere, 'nom'));

/** Two filières are the same when they share their identifier, or their name as titles are compared. */
const same = (one: Json, other: Json): boolean => {
  const id = own(one, 'id');
  return (id !== undefined && id === own(other, 'id')) || titleKey(nameOf(one)) === titleKey(nameOf(other));
};

const dateOf = ({ data }: DossierDocument): string => asText(own(data, 'date'));

/** Filières of one of the two projects only, unless the document says why. */
export const verifie: Verifie = ({ document, dossier }) => {
  const pmp = dossier.documents
    .filter(({ type }) => type === 'pmp')
    .sort((a, b) => dateOf(b).localeCompare(dateOf(a)))[0];
  const [mine, theirs] = [list(own(document, 'filieres')), list(own(pmp?.data, 'filieres'))];
  if (!pmp || mine.length === 0 || theirs.length === 0) return [];
  const said = plain(asText(own(document, 'articulation_pmp')));
  const alone = (some: readonly Json[], others: readonly Json[]) =>
    some
      .map((filiere, i) => ({ filiere, i, nom: nameOf(filiere) }))
      .filter(({ filiere, nom }) => !others.some((other) => same(filiere, other)) && !said.includes(plain(nom)));
  const [medical, care] = ['le projet médical partagé', 'le projet de soins partagé'];
  const missing = alone(theirs, mine).map(({ i, nom }): Failure => {
    const ailleurs = [
      { document: pmp.chemin, chemin: `/filieres/${i}`, dit: `La filière « ${nom} » du projet médical` },
    ];
    return { chemin: '/filieres', vars: { nom, present: medical, absent: care }, ailleurs };
  });
  const extra = alone(mine, theirs).map(({ i, nom }): Failure => {
    const ailleurs = [{ document: pmp.chemin, chemin: '/filieres', dit: 'Les filières du projet médical' }];
    return { chemin: `/filieres/${i}`, vars: { nom, present: care, absent: medical }, ailleurs };
  });
  return [...missing, ...extra];
};

import { list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { etablissementsOf } from '../../../core/model/fiche.js';

/** Projects of a CHU that name none. */
export const verifie: Verifie = ({ document, fiche }) => {
  const chus = etablissementsOf(fiche).filter(({ categorie }) => categorie === 'chu');
  const isChu = (id: unknown): boolean => chus.some((one) => one.id === id);
  return list(own(document, 'projets')).flatMap((projet, i) => {
    if (own(projet, 'porteur') !== 'chu') return [];
    const named = [own(document, 'porteur'), ...list(own(projet, 'etablissements'))].some(isChu);
    return named ? [] : [{ chemin: `/projets/${i}/porteur`, vars: { nom: own(projet, 'nom') ?? '' } }];
  });
};

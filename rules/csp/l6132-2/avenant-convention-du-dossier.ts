import { at, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { frenchDay } from '../../../core/message.js';

/** The convention that an amendment names is neither the one of the fiche nor one of the dossier. */
export const verifie: Verifie = ({ document, fiche, dossier }) => {
  const named = at(document, '/convention/signee_le');
  const conventions = dossier.documents.filter(({ type }) => type === 'convention-constitutive');
  const known = [
    { chemin: '/convention_constitutive/signee_le', day: at(fiche, '/convention_constitutive/signee_le') },
    ...conventions.map(({ chemin, data }) => ({
      document: chemin,
      chemin: '/signee_le',
      day: own(data, 'signee_le'),
    })),
  ].flatMap(({ day, ...place }) => (typeof day === 'string' ? [{ ...place, day }] : []));
  const [first] = known;
  if (typeof named !== 'string' || first === undefined || known.some(({ day }) => day === named)) return [];
  const ailleurs = known.map(({ day, ...place }) => ({
    ...place,
    dit: `La convention constitutive est signée le ${frenchDay(day)}.`,
  }));
  return [{ chemin: '/convention/signee_le', vars: { connue: first.day }, ailleurs }];
};

import { at, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Another amendment of the same convention bears the same number. */
export const verifie: Verifie = ({ document, dossier }) => {
  const number = own(document, 'numero');
  const convention = at(document, '/convention/signee_le');
  if (number === undefined) return [];
  const twins = dossier.documents.filter(
    ({ type, data }) =>
      type === 'avenant' && own(data, 'numero') === number && at(data, '/convention/signee_le') === convention,
  );
  if (twins.length === 0) return [];
  const ailleurs = twins.map(({ chemin }) => ({ document: chemin, chemin: '/numero', dit: 'Le même numéro est ici.' }));
  return [{ chemin: '/numero', vars: {}, ailleurs }];
};

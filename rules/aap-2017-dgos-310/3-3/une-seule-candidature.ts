import { own } from '../../../core/json.js';
import { kindOf } from '../../../core/law/law.js';
import type { Verifie } from '../../../core/law/rule.js';

/** Other candidatures of the same porteur to the same call. */
export const verifie: Verifie = ({ document, dossier }) => {
  const same = (data: typeof document, key: string): boolean => own(data, key) === own(document, key);
  const others = dossier.documents.filter(
    ({ type, data }) => kindOf(type) === 'candidature' && same(data, 'appel') && same(data, 'porteur'),
  );
  const ailleurs = others.map(({ chemin }) => ({ document: chemin, chemin: '/appel', dit: "L'autre candidature." }));
  return others.length > 0 ? [{ chemin: '/appel', vars: {}, ailleurs }] : [];
};

import { type Json, own } from '../../../core/json.js';
import { kindOf } from '../../../core/law/law.js';
import type { Verifie } from '../../../core/law/rule.js';
import { deChuSeul } from './porteur-support.js';

/** Other candidatures of the groupement, or of the same CHU, to the same call. */
export const verifie: Verifie = ({ document, dossier, fiche }) => {
  const same = (data: Json, key: string): boolean => own(data, key) === own(document, key);
  const ofGroupement = (data: Json): boolean => !deChuSeul(data, fiche);
  const others = dossier.documents.filter(
    ({ type, data }) =>
      kindOf(type) === 'candidature' &&
      same(data, 'appel') &&
      (same(data, 'porteur') || (ofGroupement(data) && ofGroupement(document))),
  );
  const ailleurs = others.map(({ chemin }) => ({ document: chemin, chemin: '/appel', dit: "L'autre candidature." }));
  return others.length > 0 ? [{ chemin: '/appel', vars: {}, ailleurs }] : [];
};

import { asText, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { plain } from '../../../core/words.js';
import { deChuSeul } from './porteur-support.js';

/** The agency addressed is not the one that the fiche names. */
export const verifie: Verifie = ({ document, fiche }) => {
  const [ars, attendue] = [asText(own(document, 'ars')), asText(own(fiche, 'ars'))];
  if (!ars || !attendue || plain(ars) === plain(attendue) || deChuSeul(document, fiche)) return [];
  return [{ chemin: '/ars', vars: { ars, attendue }, ailleurs: [{ chemin: '/ars', dit: "L'agence de la fiche." }] }];
};

import { asText, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { directoryOf } from '../../../core/model/fiche.js';

/** The CHU of the convention is the one that the fiche names. */
export const verifie: Verifie = ({ document, fiche }) => {
  const [associe, reference] = [asText(own(document, 'associe')), asText(own(fiche, 'chu_reference'))];
  if (associe === '' || associe === reference) return [];
  const nom = (id: string): string => directoryOf(fiche)(id)?.nom ?? id;
  const ailleurs = [{ chemin: '/chu_reference', dit: 'La fiche du groupement désigne ici le CHU de référence.' }];
  return [{ chemin: '/associe', vars: { convention: nom(associe), reference: nom(reference) }, ailleurs }];
};

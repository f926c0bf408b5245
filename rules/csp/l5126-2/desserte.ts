import { at, type Json, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { type Etablissement, etablissementsOf } from '../../../core/model/fiche.js';
import { isWithoutObject, isWritten, plainUnder } from '../../../core/model/written.js';
import { plain } from '../../../core/words.js';

/** Health establishments without a pharmacy that the pharmacy project leaves out. */
export const verifie: Verifie = ({ document, fiche }) => unserved(document, fiche, isHospital);

/** Armed forces hospitals count as parties here (L. 5126-2, III). */
const isHospital = ({ categorie, statut }: Etablissement): boolean =>
  (statut === 'partie' && categorie !== 'esms_public') || (statut === 'associe' && categorie === 'hopital_armees');

/** Establishments of a kind, without a pharmacy, that the project neither lists nor names. */
export const unserved = (document: Json, fiche: Json, kind: (entry: Etablissement) => boolean) => {
  const pharmacie = at(document, '/pharmacie');
  if (!isWritten(pharmacie) || isWithoutObject(pharmacie)) return [];
  const chemin = own(pharmacie, 'desserte') === undefined ? '/pharmacie' : '/pharmacie/desserte';
  return etablissementsOf(fiche)
    .filter((entry) => kind(entry) && own(entry, 'pui') === false && !served(pharmacie, entry))
    .map((entry) => ({ chemin, vars: { etablissement: entry.nom } }));
};

const served = (pharmacie: Json | undefined, { id, nom, sigle = nom }: Etablissement): boolean => {
  const text = ` ${plainUnder(pharmacie)} `;
  return isWritten(own(own(pharmacie, 'desserte'), id)) || [nom, sigle].some((it) => text.includes(` ${plain(it)} `));
};

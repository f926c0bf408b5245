import { isArray, isObject, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { isWithoutObject } from '../../../core/model/written.js';

const HEADINGS = 8;

/** Filières whose eight headings are all set aside. */
export const verifie: Verifie = ({ document }) => {
  const filieres = own(document, 'filieres');
  return (isArray(filieres) ? filieres : []).flatMap((filiere, i) => {
    const organisation = own(filiere, 'organisation');
    const headings = Object.entries(isObject(organisation) ? organisation : {}).filter(([key]) => key !== 'texte');
    const empty = headings.length === HEADINGS && headings.every(([, heading]) => isWithoutObject(heading));
    return empty ? [{ chemin: `/filieres/${i}/organisation`, vars: {} }] : [];
  });
};

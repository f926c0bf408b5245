import type { Verifie } from '../../../core/law/law.js';
import { granted, whereGranted } from '../r6132-1-2/signature.js';

/** The convention constitutive of the dossier does not forbid it by saying otherwise. */
export const verifie: Verifie = ({ dossier }) =>
  granted(dossier, 'pour_hopital_armees') === false
    ? [{ chemin: '/signataires', vars: {}, ailleurs: whereGranted(dossier) }]
    : [];

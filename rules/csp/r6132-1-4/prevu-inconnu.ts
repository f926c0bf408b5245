import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { isWritten } from '../../../core/model/written.js';
import { granted, whereGranted } from './prevu-par-la-constitutive.js';

/** Nothing says whether the support may sign for the hôpital des armées. */
export const verifie: Verifie = ({ document, dossier }) =>
  granted(dossier, 'pour_hopital_armees') === undefined && !isWritten(own(document, 'habilitation'))
    ? [{ chemin: '/signataires', vars: {}, ailleurs: whereGranted(dossier) }]
    : [];

import { list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/law.js';
import { isWritten } from '../../../core/model/written.js';
import { granted, type Power, whereGranted } from '../r6132-1-4/prevu-par-la-constitutive.js';
import { absentParties, supportSigns } from './signature.js';

/** Some party does not sign, and nothing says whether the support may sign for it. */
export const unknown =
  (power: Power): Verifie =>
  (facts) => {
    const { document, dossier } = facts;
    const [absents, unsigned] = [absentParties(facts), list(own(document, 'signataires')).length === 0];
    const open = unsigned || (supportSigns(facts) && !isWritten(own(document, 'habilitation')));
    if (absents === '' || granted(dossier, power) !== undefined || !open) return [];
    return [{ chemin: '/signataires', vars: { absents }, ailleurs: whereGranted(dossier) }];
  };

export const verifie: Verifie = unknown('had');

import { asText, at, entryOf } from '../../../core/json.js';
import type { Failure, Verifie } from '../../../core/law/law.js';

const NAMES: Readonly<Record<string, string>> = { pmp: 'projet médical partagé', psp: 'projet de soins partagé' };

/** Medical and care projects beside a project that stands for both, but for those that end before it begins. */
export const verifie: Verifie = ({ document, dossier }) => {
  const start = asText(at(document, '/periode/debut'));
  return dossier.documents.flatMap(({ type, chemin, data }): readonly Failure[] => {
    const autre = entryOf(NAMES, type);
    const end = asText(at(data, '/periode/fin'));
    if (autre === undefined || (start !== '' && end !== '' && end < start)) return [];
    return [
      { chemin: '', vars: { autre }, ailleurs: [{ document: chemin, chemin: '', dit: `L'autre projet : ${autre}` }] },
    ];
  });
};

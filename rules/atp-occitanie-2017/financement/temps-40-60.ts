import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { frenchNumber } from '../../../core/message.js';

const PLACES = [
  ['chu', 'Le temps de travail au CHU'],
  ['ch', 'Le temps de travail au centre hospitalier'],
] as const;

/** Shares of the working time that are not those of the call. */
export const verifie: Verifie = ({ document, appel }) =>
  PLACES.flatMap(([cle, lieu]) => {
    const chemin = `/temps/${cle}`;
    const [written, nombre] = [at(document, chemin), at(appel, chemin)];
    if (typeof written !== 'number' || typeof nombre !== 'number' || written === nombre) return [];
    const texts = { ecrit: frenchNumber(written, '%'), attendu: frenchNumber(nombre, '%') };
    return [{ chemin, vars: { cle, lieu, nombre, ...texts } }];
  });

import { own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { isAwaited, textsOf } from '../../../core/model/written.js';

/** Texts of a final document that say of themselves that they remain to be written. */
export const verifie: Verifie = ({ document }) =>
  own(document, 'statut') === 'definitif'
    ? textsOf(document)
        .filter(([, text]) => isAwaited(text))
        .map(([chemin]) => ({ chemin, vars: {} }))
    : [];

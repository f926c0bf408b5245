import type { Verifie } from '../../../core/law/rule.js';
import { isAwaited, textsOf } from '../../../core/model/written.js';

/** Texts of the fiche that say of themselves that they remain to be written: every document takes them from it. */
export const verifie: Verifie = ({ document }) =>
  textsOf(document)
    .filter(([, text]) => isAwaited(text))
    .map(([chemin]) => ({ chemin, vars: {} }));

import type { Verifie } from '../../../core/law/rule.js';
import { textsOf } from '../../../core/model/written.js';

/** Texts that cite R. 6132-9 itself, not R. 6132-9-1 nor R. 6132-91. */
export const verifie: Verifie = ({ document }) =>
  textsOf(document)
    .filter(([, text]) => /\bR\.?\s?6132-9(?![\d-])/.test(text))
    .map(([chemin]) => ({ chemin, vars: {} }));

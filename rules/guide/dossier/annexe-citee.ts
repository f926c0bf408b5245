import { asText, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { textsOf } from '../../../core/model/written.js';

/** « annexe 2 », not « annexe 2 de l'instruction », which is another document's. */
const CITED = /\bannexe\s+(?:n°\s?)?(\d+)\b(?!\s+(?:de |du |des |d['’]))/gi;

const numbers = (text: string): readonly string[] => [...text.matchAll(CITED)].map(([, number = '']) => number);

/** Annexes that a text sends to, when the document numbers its own and has none of that number. */
export const verifie: Verifie = ({ document }) => {
  const annexes = list(own(document, 'autres')).filter((one) => own(one, 'annexe') === true);
  const known = annexes.flatMap((one) => numbers(asText(own(one, 'titre'))));
  if (known.length === 0) return [];
  return textsOf(document).flatMap(([chemin, text]) =>
    [...new Set(numbers(text))]
      .filter((numero) => !known.includes(numero))
      .map((numero) => ({ chemin, vars: { numero } })),
  );
};

import { asText, list, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { daysIn, frenchDay } from '../../../core/message.js';

/** Texts relied on whose day is after that of the document; without a day of its own, the document proves nothing. */
export const verifie: Verifie = ({ document }) => {
  const date = asText(own(document, 'date'));
  if (date === '') return [];
  return list(own(document, 'visas')).flatMap((visa, i) => {
    const [first] = daysIn(asText(visa)).filter((day) => day > date);
    return first === undefined ? [] : [{ chemin: `/visas/${i}`, vars: { jour: date, texte: frenchDay(first) } }];
  });
};

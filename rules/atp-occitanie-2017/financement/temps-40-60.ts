import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { frenchNumber } from '../../../core/message.js';

/** A sharing of the working time that is not the one of the call; points at the first share that differs. */
export const verifie: Verifie = ({ document, appel }) => {
  const [written, asked] = [document, appel].map((from) =>
    [at(from, '/temps/chu'), at(from, '/temps/ch')].map((one) => (typeof one === 'number' ? one : Number.NaN)),
  );
  const [chu = Number.NaN, ch = Number.NaN] = written ?? [];
  const [chuAsked = chu, chAsked = ch] = asked ?? [];
  if (Number.isNaN(chu + ch) || (chu === chuAsked && ch === chAsked)) return [];
  const [first, second] = [frenchNumber(chu, '%'), frenchNumber(ch, '%')];
  const wanted = { chu_attendu: frenchNumber(chuAsked, '%'), ch_attendu: frenchNumber(chAsked, '%') };
  return [{ chemin: chu === chuAsked ? '/temps/ch' : '/temps/chu', vars: { chu: first, ch: second, ...wanted } }];
};

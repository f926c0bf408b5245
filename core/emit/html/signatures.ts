import type { Element } from 'hast';
import type { Signatures } from '../../compose/composed.js';
import { el, lines } from './make.js';

const frame = ({ role, organisation }: Signatures['signatories'][number]): Element =>
  el(
    'li',
    {},
    el('p', { className: ['role'] }, role),
    ...(organisation ? [el('p', {}, organisation)] : []),
    el('p', {}, 'Nom, date et signature\u00a0:'),
  );

/** The block of signatures: one frame a signatory, kept on one page of paper. */
export function signatures({ place, signatories }: Signatures): Element | undefined {
  if (signatories.length === 0) return undefined;
  const madeAt = el(
    'p',
    {},
    place ? `Fait à ${place}, le\u00a0` : 'Fait le\u00a0',
    el('span', { className: ['blank'] }),
  );
  return el('div', { className: ['signatures'] }, madeAt, el('ul', {}, ...lines(signatories.map(frame))));
}

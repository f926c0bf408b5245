import type { Element } from 'hast';
import type { Cover } from '../../compose/composed.js';
import { el, lines } from './make.js';

const line = ([label, value]: Cover['lines'][number]): Element =>
  el('div', {}, el('dt', {}, label), el('dd', {}, value));

const said = (name: string, words: string | undefined): readonly Element[] =>
  words ? [el('p', { className: [name] }, words)] : [];

/** The cover: who, what, its status, then what else must be known first. `stamped` when the document is not final. */
export const coverOf = ({ groupement, title, subtitle, lines: pairs, status }: Cover, stamped: boolean): Element =>
  el(
    'header',
    {},
    ...lines([
      ...said('groupement', groupement),
      el('h1', {}, title.trim() || 'Document'),
      ...said('subtitle', subtitle),
      ...(status ? [el('p', { className: stamped ? ['status', 'stamped'] : ['status'] }, status)] : []),
      ...(pairs.length > 0 ? [el('dl', {}, ...lines(pairs.map(line)))] : []),
    ]),
  );

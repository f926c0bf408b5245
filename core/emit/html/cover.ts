import type { Element } from 'hast';
import type { Cover } from '../../compose/composed.js';
import { logoSize } from '../cover.js';
import type { Logo } from '../style.js';
import { el, lines, raised } from './make.js';

const line = ([label, value]: Cover['lines'][number]): Element =>
  el('div', {}, el('dt', {}, label), el('dd', {}, ...raised(value)));

const said = (name: string, words: string | undefined): readonly Element[] =>
  words ? [el('p', { className: [name] }, ...raised(words))] : [];

const PIXELS_A_MM = 96 / 25.4;

/** The page holds its pictures: nothing is fetched. */
const logoOf = (logo: Logo): Element => {
  const type = logo.kind === 'jpg' ? 'image/jpeg' : 'image/png';
  const src = `data:${type};base64,${Buffer.from(logo.data).toString('base64')}`;
  const { width, height } = logoSize(logo);
  const measures = { width: Math.round(width * PIXELS_A_MM), height: Math.round(height * PIXELS_A_MM) };
  return el('p', { className: ['logo'] }, el('img', { src, alt: logo.alt, ...measures }));
};

/** The cover: who, what, its status, then what else must be known first. `stamped` when the document is not final. */
export const coverOf = (
  { groupement, title, subtitle, lines: pairs, status }: Cover,
  stamped: boolean,
  logo?: Logo,
): Element =>
  el(
    'header',
    {},
    ...lines([
      ...(logo ? [logoOf(logo)] : []),
      ...said('groupement', groupement),
      el('h1', {}, ...raised(title.trim() || 'Document')),
      ...said('subtitle', subtitle),
      ...(status ? [el('p', { className: stamped ? ['status', 'stamped'] : ['status'] }, status)] : []),
      ...(pairs.length > 0 ? [el('dl', {}, ...lines(pairs.map(line)))] : []),
    ]),
  );

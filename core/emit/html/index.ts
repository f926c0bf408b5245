import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Composed } from '../../compose/composed.js';
import { clean } from '../clean.js';
import { footerParts } from '../footer.js';
import { HOUSE } from '../style.js';
import { bodyOf } from './body.js';
import { contentsOf } from './contents.js';
import { coverOf } from './cover.js';
import { headOf, OPENING } from './head.js';
import { el, lines, text } from './make.js';
import { survey } from './survey.js';

export { faultsOfHtml } from './gate.js';

/** True for a page that ght made. Never throws. */
export const isGhtHtml = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, OPENING.length)) === OPENING;

/** Sets a document as one accessible page that needs no other file; the same document gives the same text. */
export function emitHtml(composed: Composed): string {
  const { look = HOUSE, ...words } = composed;
  const source = clean(words);
  const { cover, body, page } = source;
  const known = survey(body);
  const contents = body.children.find((node) => node.type === 'contents');
  const edition = el('p', {}, footerParts(page.footer).left || page.header);
  const madeFrom = cover.colophon ? [el('p', { className: ['colophon'] }, cover.colophon)] : [];
  const blocks = [
    el('a', { className: ['skip'], href: '#contenu' }, 'Aller au contenu'),
    coverOf(cover, Boolean(page.stamp), look.logo),
    ...(contents ? contentsOf(contents, [...known.headings.values()]) : []),
    bodyOf(body, known, look),
    el('footer', {}, ...lines([edition, ...madeFrom])),
  ];
  const html = el(
    'html',
    { lang: 'fr' },
    '\n',
    headOf({ ...source, look }),
    '\n',
    el('body', {}, ...lines(blocks)),
    '\n',
  );
  const root: Root = { type: 'root', children: [{ type: 'doctype' }, text('\n'), html, text('\n')] };
  return toHtml(root);
}

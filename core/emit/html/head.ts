import type { Element } from 'hast';
import type { Composed } from '../../compose/composed.js';
import { HOUSE, STYLE } from '../style.js';
import { css } from './css.js';
import { el, lines } from './make.js';

/** How every page that ght made begins; what a user writes cannot stand there. */
export const OPENING =
  '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="ght">';

// The page holds all it needs: nothing may be fetched, and no script may run.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const named = (name: string, content: string): readonly Element[] => (content ? [el('meta', { name, content })] : []);

/** What the page says of itself, and its style sheet. */
export const headOf = ({ meta, cover, page, look = HOUSE }: Composed): Element =>
  el(
    'head',
    {},
    ...lines([
      el('meta', { charSet: 'utf-8' }),
      ...named('generator', 'ght'),
      el('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
      ...named('viewport', 'width=device-width, initial-scale=1'),
      el('title', {}, meta.title.trim() || cover.title.trim() || 'Document'),
      ...named('description', meta.subject),
      ...named('author', meta.author),
      ...named('keywords', meta.keywords.join(', ')),
      el('style', {}, `\n${css({ ...STYLE, ...look }, page)}\n`),
    ]),
  );

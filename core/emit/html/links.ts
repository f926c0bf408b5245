import type { ElementContent } from 'hast';
import { FOLLOWED } from '../followed.js';
import { inside } from '../slug.js';
import { el, isElement, text } from './make.js';
import type { Survey } from './survey.js';

const wordsOf = (node: ElementContent): string =>
  node.type === 'text' ? node.value : isElement(node) ? node.children.map(wordsOf).join('') : '';

/** A link may hold no other: the call of a note within it is one. */
const holdsLink = (nodes: readonly ElementContent[]): boolean =>
  nodes.some((node) => isElement(node) && (node.tagName === 'a' || holdsLink(node.children)));

/** On paper, the address follows the words that do not say it. */
const outward = (url: string, words: string) =>
  /^http/i.test(url) && words !== url ? { href: url, className: ['outward'] } : { href: url };

/** Words that lead to an address, or to a heading of the page; where nobody may go, the address is printed. */
export function linked(url: string, content: readonly ElementContent[], { anchors }: Survey): ElementContent[] {
  const words = content.map(wordsOf).join('');
  const shown = words.trim() === '' ? [text(url)] : content;
  const id = inside(url, anchors);
  const apart = holdsLink(content);
  if (id && !apart) return [el('a', { href: `#${id}` }, ...shown)];
  if (FOLLOWED.test(url)) {
    if (!apart) return [el('a', outward(url, words), ...shown)];
    return [...content, text(' ('), el('a', { href: url }, url), text(')')];
  }
  return url === '' || url.startsWith('#') || words.trim() === '' ? [...shown] : [...shown, text(` (${url})`)];
}

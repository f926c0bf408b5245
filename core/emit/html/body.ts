import type { Element, ElementContent } from 'hast';
import type { Root } from 'mdast';
import { type Options, toHast } from 'mdast-util-to-hast';
import type { Look } from '../style.js';
import { handlersOf, stranger } from './handlers.js';
import { el, isElement, lines } from './make.js';
import { endnotes } from './notes.js';
import type { Survey } from './survey.js';

const isWide = (block: ElementContent): boolean =>
  isElement(block) && Array.isArray(block.properties['className']) && block.properties['className'].includes('wide');

const isHeading = (block: ElementContent): boolean => isElement(block, 'h2', 'h3', 'h4', 'h5', 'h6');

/** On paper a wide table turns its page, and the headings just above turn with it. */
function turned(blocks: readonly ElementContent[]): readonly ElementContent[] {
  const done: ElementContent[] = [];
  for (const block of blocks) {
    const lead = isWide(block) ? done.splice(done.findLastIndex((one) => !isHeading(one)) + 1) : [];
    done.push(isWide(block) ? el('div', { className: ['landscape'] }, ...lines([...lead, block])) : block);
  }
  return done;
}

/** The text of the document, and its notes. */
export function bodyOf(body: Root, survey: Survey, look: Look): Element {
  const options: Options = {
    handlers: {
      ...(handlersOf(survey, look) as NonNullable<Options['handlers']>),
      root: (state, root: Root) => {
        const blocks = state.all(root).map((block) => (isElement(block) ? block : el('p', {}, block)));
        return el('main', { id: 'contenu', tabIndex: -1 }, ...lines([...turned(blocks), ...endnotes(survey, state)]));
      },
    },
    unknownHandler: stranger,
  };
  return toHast(body, options) as unknown as Element;
}

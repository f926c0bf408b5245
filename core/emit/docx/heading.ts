import { Bookmark, type FileChild, Paragraph } from 'docx';
import type { Heading } from 'mdast';
import { inlines } from './inline.js';
import { paragraph } from './place.js';
import type { Scope } from './scope.js';
import { headingNumber } from './survey.js';
import { words } from './words.js';

/** A heading of the document, with the bookmark that the contents points at; in a note, a line in bold. */
export function heading(node: Heading, scope: Scope): readonly FileChild[] {
  const mark = scope.inNote ? undefined : scope.survey.headings.get(node);
  if (!mark) return [paragraph(inlines(node.children, { strong: true }, scope), scope)];
  const number = mark.list ? '' : headingNumber(node);
  const children = [...words(number), ...inlines(node.children, {}, scope)];
  return [
    new Paragraph({
      style: `Heading${node.depth}`,
      ...(mark.list && { numbering: mark.list }),
      ...(scope.pageBreakBefore && { pageBreakBefore: true }),
      ...(scope.atTop && { spacing: { before: 0 } }),
      children: [new Bookmark({ id: mark.bookmark, children })],
    }),
  ];
}

import { type IParagraphOptions, Paragraph, type ParagraphChild } from 'docx';
import { STYLE } from '../style.js';
import type { Scope } from './scope.js';
import { eighths, hex, twips } from './units.js';

const QUOTE_SPACE = 8;
// Word draws a border at most 31 points away from its text.
const BORDER_REACH = 31;

/** The rule along a block quote, drawn at the same place whatever the indent of the paragraph. */
function quoteBorder({ quoteLevel, listLevel, look }: Scope): IParagraphOptions {
  if (quoteLevel === 0) return {};
  const space = Math.min(BORDER_REACH, QUOTE_SPACE + Math.max(0, listLevel - 1) * STYLE.space.indent);
  return { border: { left: { style: 'single', size: eighths(2), space, color: hex(look.color.rule) } } };
}

/** What surrounds a paragraph and shows on it, whatever its style and its indent. */
export const surrounded = (scope: Scope): IParagraphOptions => ({
  ...(scope.closing && { spacing: { after: twips(STYLE.space.paragraph) } }),
  ...(scope.pageBreakBefore && { pageBreakBefore: true }),
  ...(scope.held && { keepNext: true }),
  ...quoteBorder(scope),
});

/** Style, indent and surroundings of a paragraph of running text. */
export const placed = (scope: Scope): IParagraphOptions => ({
  ...(scope.style && { style: scope.style }),
  ...(scope.indent > 0 && { indent: { left: scope.indent } }),
  ...surrounded(scope),
});

/** A paragraph of running text. */
export const paragraph = (children: readonly ParagraphChild[], scope: Scope): Paragraph =>
  new Paragraph({ ...placed(scope), children });

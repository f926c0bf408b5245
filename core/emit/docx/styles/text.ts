import type { ICharacterStyleOptions, IParagraphStyleOptions } from 'docx';
import { type Look, STYLE } from '../../style.js';
import { BULLETS, ordered } from '../list.js';
import { halfPoints, hex, twips } from '../units.js';
import { pitch, rule, style, type } from './make.js';
import { listStyle } from './names.js';

const { size, space } = STYLE;
/** Running text is justified, as in the PDF; Word cuts its words. */
const JUSTIFIED = 'both' as const;
const HEADING_LEVELS = [1, 2, 3, 4, 5, 6];
const LIST_LEVELS = [0, 1, 2, 3, 4];
const ITEM_SPACE = twips(2);

/** Word counts a space from the edge of a line, and adds it to that of its neighbour; the PDF, from the letters. */
const between = (points: number | undefined, size: number, neighbour: number): number =>
  twips(Math.max(0, (points ?? 0) - neighbour - 0.22 * size));

const heading = (level: number, look: Look): IParagraphStyleOptions => {
  const points = size.headings[level - 1] ?? size.body;
  return style(`Heading${level}`, `heading ${level}`, {
    next: 'Normal',
    uiPriority: 9,
    quickFormat: true,
    run: type(points, look.color.accent, {
      bold: true,
      ...(level === 6 && { italics: true }),
    }),
    paragraph: {
      keepNext: true,
      keepLines: true,
      outlineLevel: level - 1,
      spacing: {
        before: between(space.headingsBefore[level - 1], points, 2),
        after: between(space.headingsAfter[level - 1], points, 1),
        line: pitch(1.25, look),
        lineRule: 'auto',
      },
    },
  });
};

const listLevel = (isOrdered: boolean, level: number): IParagraphStyleOptions =>
  style(
    listStyle(isOrdered, level),
    `${isOrdered ? 'List Number' : 'List Bullet'}${level === 0 ? '' : ` ${level + 1}`}`,
    {
      uiPriority: 10,
      ...(level === 0 && { quickFormat: true }),
      paragraph: {
        alignment: JUSTIFIED,
        spacing: { after: ITEM_SPACE },
        numbering: { reference: isOrdered ? ordered(1, level) : BULLETS, level },
      },
    },
  );

const groundRule = ({ color }: Look) => {
  const side = rule(0.5, color.ground, 3);
  return { top: side, bottom: side, left: side, right: side };
};

/** Styles of the running text. */
export const textStyles = (look: Look): readonly IParagraphStyleOptions[] => [
  ...HEADING_LEVELS.map((level) => heading(level, look)),
  ...[false, true].flatMap((isOrdered) => LIST_LEVELS.map((level) => listLevel(isOrdered, level))),
  style('ListContinue', 'List Continue', {
    uiPriority: 99,
    paragraph: { alignment: JUSTIFIED, spacing: { after: ITEM_SPACE } },
  }),
  style('Quote', 'Quote', {
    quickFormat: true,
    uiPriority: 29,
    run: { color: hex(look.color.muted) },
    paragraph: { alignment: JUSTIFIED },
  }),
  style('Code', 'Code', {
    run: type(size.code, look.color.text, { font: look.font.code, noProof: true }),
    paragraph: {
      spacing: { before: twips(6), after: twips(space.paragraph + 6), line: pitch(1.35, look), lineRule: 'auto' },
      indent: { left: twips(4), right: twips(4) },
      border: groundRule(look),
      shading: { type: 'clear', color: 'auto', fill: hex(look.color.ground) },
    },
  }),
  style('Filet', 'Filet', {
    run: { size: halfPoints(4) },
    paragraph: { border: { bottom: rule(0.75, look.color.rule, 1) }, spacing: { before: twips(4), after: twips(12) } },
  }),
  style('Espace', 'Espace', {
    run: { size: halfPoints(1) },
    paragraph: { spacing: { before: 0, after: 0, line: twips(1), lineRule: 'exact' } },
  }),
  style('ApresTableau', 'Après un tableau', {
    basedOn: 'Espace',
    paragraph: { spacing: { before: 0, after: 0, line: twips(space.paragraph), lineRule: 'exact' } },
  }),
  style('FootnoteText', 'footnote text', {
    uiPriority: 99,
    run: type(size.footnote, look.color.text),
    paragraph: {
      alignment: JUSTIFIED,
      spacing: { before: 0, after: twips(2), line: pitch(1.25, look), lineRule: 'auto' },
    },
  }),
];

const character = (id: string, name: string, more: Partial<ICharacterStyleOptions>): ICharacterStyleOptions => ({
  id,
  name,
  basedOn: 'DefaultParagraphFont',
  ...more,
});

/** Styles of words. */
export const characterStyles = ({ color, font }: Look): readonly ICharacterStyleOptions[] => [
  character('Strong', 'Strong', { uiPriority: 22, quickFormat: true, run: { bold: true } }),
  character('Emphasis', 'Emphasis', { uiPriority: 20, quickFormat: true, run: { italics: true } }),
  character('Hyperlink', 'Hyperlink', {
    uiPriority: 99,
    run: { color: hex(color.link), underline: { type: 'single' } },
  }),
  character('FootnoteReference', 'footnote reference', { uiPriority: 99, run: { superScript: true } }),
  character('EndnoteReference', 'endnote reference', { uiPriority: 99, run: { superScript: true } }),
  character('CodeEnLigne', 'Code en ligne', {
    run: { font: font.code, size: halfPoints(size.code), noProof: true },
  }),
  character('Tampon', 'Tampon', { run: { bold: true, color: hex(color.stamp), characterSpacing: twips(1.5) } }),
  character('CartoucheDeStatut', 'Cartouche de statut', {
    run: {
      bold: true,
      color: hex(color.accent),
      characterSpacing: twips(0.5),
    },
  }),
];

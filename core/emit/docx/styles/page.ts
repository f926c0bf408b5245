import type { IParagraphStyleOptions } from 'docx';
import { type Look, STYLE } from '../../style.js';
import { hex, twips } from '../units.js';
import { pitch, rule, style, type } from './make.js';

const { size, space } = STYLE;
const CONTENTS_LEVELS = [1, 2, 3, 4, 5, 6];
const CONTENTS_INDENT = 14;

/** Styles of the cover, of headers and of footers. */
export const pageStyles = (look: Look): readonly IParagraphStyleOptions[] => [
  style('Groupement', 'Groupement', {
    run: type(size.coverGroupement, look.color.accent, { bold: true }),
    paragraph: { border: { bottom: rule(2, look.color.accent, 8) }, spacing: { after: twips(90) } },
  }),
  style('Logo', 'Logo', { paragraph: { spacing: { before: 0, after: twips(24), line: 240, lineRule: 'auto' } } }),
  style('Title', 'Title', {
    next: 'Subtitle',
    uiPriority: 10,
    quickFormat: true,
    run: type(size.coverTitle, look.color.accent, { bold: true }),
    paragraph: { spacing: { before: 0, after: twips(8), line: pitch(1.2, look), lineRule: 'auto' } },
  }),
  style('Subtitle', 'Subtitle', {
    next: 'Normal',
    uiPriority: 11,
    quickFormat: true,
    run: type(size.coverSubtitle, look.color.muted),
    paragraph: { spacing: { after: 0 } },
  }),
  style('Statut', 'Statut', {
    run: type(size.coverStatus, look.color.accent),
    paragraph: { spacing: { before: twips(24), after: twips(12) } },
  }),
  style('LibelleDeCouverture', 'Libellé de couverture', {
    run: type(size.coverLines, look.color.muted),
    paragraph: { spacing: { before: 0, after: 0 } },
  }),
  style('ValeurDeCouverture', 'Valeur de couverture', {
    run: type(size.coverLines, look.color.text, { bold: true }),
    paragraph: { spacing: { before: 0, after: 0 } },
  }),
  style('Colophon', 'Colophon', {
    run: type(size.furniture, look.color.muted),
    paragraph: { spacing: { before: twips(9), after: 0, line: 240, lineRule: 'auto' } },
  }),
  style('Header', 'header', {
    uiPriority: 99,
    run: type(size.furniture, look.color.muted),
    paragraph: {
      spacing: { after: 0, line: 240, lineRule: 'auto' },
      border: { bottom: rule(0.5, look.color.rule, 4) },
    },
  }),
  style('Footer', 'footer', {
    uiPriority: 99,
    run: type(size.furniture, look.color.muted),
    paragraph: { spacing: { after: 0, line: 240, lineRule: 'auto' }, border: { top: rule(0.5, look.color.rule, 4) } },
  }),
  style('TOCHeading', 'TOC Heading', {
    next: 'Normal',
    uiPriority: 39,
    run: type(size.contentsTitle, look.color.accent, { bold: true }),
    paragraph: { keepNext: true, spacing: { before: 0, after: twips(6) } },
  }),
];

const line = (level: number, width: number, { color }: Look): string =>
  `<w:style w:type="paragraph" w:styleId="TOC${level}"><w:name w:val="toc ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>` +
  `<w:uiPriority w:val="39"/><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${width}"/></w:tabs>` +
  `<w:spacing w:before="${level === 1 ? twips(space.paragraph - 2) : 0}" w:after="0"/>` +
  `<w:ind w:left="${twips(CONTENTS_INDENT * (level - 1))}"/><w:jc w:val="left"/></w:pPr>` +
  `<w:rPr>${level === 1 ? `<w:b/><w:color w:val="${hex(color.accent)}"/>` : ''}</w:rPr></w:style>`;

/** Lines of the contents, as WordprocessingML: the library has no leader for a tab in a style. */
export const contentsLines = (width: number, look: Look): readonly string[] =>
  CONTENTS_LEVELS.map((level) => line(level, width, look));

import type { IParagraphStyleOptions } from 'docx';
import { type Look, STYLE } from '../../style.js';
import { eighths, hex, twips } from '../units.js';
import { pitch, style, type } from './make.js';
import { cellTextStyle, headerStyle, stateStyle } from './names.js';

const { size, space } = STYLE;
const STATES = Object.keys(STYLE.state) as (keyof typeof STYLE.state)[];

function cells(compact: boolean, look: Look): readonly IParagraphStyleOptions[] {
  const points = compact ? size.compact : size.table;
  const suffix = compact ? ' (serré)' : '';
  const basedOn = cellTextStyle(compact);
  return [
    style(basedOn, `Texte de tableau${suffix}`, {
      run: type(points, look.color.text),
      paragraph: { spacing: { before: 0, after: 0, line: pitch(1.16, look), lineRule: 'auto' } },
    }),
    style(headerStyle(compact), `En-tête de tableau${suffix}`, {
      basedOn,
      run: type(points, look.color.accent, { bold: true }),
      paragraph: { keepNext: true },
    }),
    ...STATES.map((state) =>
      style(stateStyle(state, compact), `État ${STYLE.state[state].label.toLowerCase()}${suffix}`, {
        basedOn,
        run: { color: hex(STYLE.state[state].text), bold: true },
      }),
    ),
  ];
}

/** Styles of the text in tables, and above them. */
export const cellStyles = (look: Look): readonly IParagraphStyleOptions[] => [
  style('Caption', 'caption', {
    next: 'Normal',
    uiPriority: 35,
    quickFormat: true,
    run: type(size.caption, look.color.accent, { bold: true }),
    paragraph: { keepNext: true, keepLines: true, spacing: { before: twips(10), after: twips(4) } },
  }),
  style('LegendeDeFigure', 'Légende de figure', {
    basedOn: 'Caption',
    next: 'Normal',
    uiPriority: 35,
    paragraph: { keepNext: false, keepLines: true, spacing: { before: twips(4), after: twips(14) } },
  }),
  style('Figure', 'Figure', {
    next: 'LegendeDeFigure',
    paragraph: {
      keepNext: true,
      alignment: 'center',
      spacing: { before: twips(12), after: 0, line: 240, lineRule: 'auto' },
    },
  }),
  style('TexteDeFigure', 'Texte de figure', {
    run: { noProof: true },
    paragraph: { spacing: { before: 0, after: 0 } },
  }),
  ...cells(false, look),
  ...cells(true, look),
  style('MentionDeSignature', 'Mention de signature', {
    run: type(size.small, look.color.muted),
    paragraph: { spacing: { before: twips(4), after: 0 } },
  }),
];

const border = (side: string, points: number, ink: string): string =>
  `<w:${side} w:val="single" w:sz="${eighths(points)}" w:space="0" w:color="${hex(ink)}"/>`;

const margin = (side: string, points: number): string => `<w:${side} w:w="${twips(points)}" w:type="dxa"/>`;

const MARGINS =
  `<w:tblCellMar>${margin('top', space.cellY - 1)}${margin('left', space.cellX)}` +
  `${margin('bottom', space.cellY - 1)}${margin('right', space.cellX)}</w:tblCellMar>`;

const headerRow = ({ color }: Look): string =>
  `<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${border('bottom', 1, color.accent)}</w:tcBorders>` +
  `<w:shd w:val="clear" w:color="auto" w:fill="${hex(color.ground)}"/></w:tcPr></w:tblStylePr>`;

const tableStyle = (id: string, name: string, basedOn: string, properties: string, parts = ''): string =>
  `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>` +
  `<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr>${properties}</w:tblPr>${parts}</w:style>`;

const borders = (...sides: readonly string[]): string => `<w:tblBorders>${sides.join('')}</w:tblBorders>`;

/** Styles of tables, as WordprocessingML: the library has no words for them. */
export const tableStyles = (look: Look): readonly string[] => [
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>' +
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  tableStyle('CadreGht', 'Cadre GHT', 'TableNormal', MARGINS),
  // Horizontal rules only: the eye follows the row.
  tableStyle(
    'TableauGht',
    'Tableau GHT',
    'TableNormal',
    borders(
      border('top', 1, look.color.accent),
      border('bottom', 1, look.color.accent),
      border('insideH', 0.5, look.color.rule),
    ) + MARGINS,
    headerRow(look),
  ),
  // Shaded cells need a white line between them.
  tableStyle('GrilleGht', 'Grille GHT', 'TableauGht', borders(border('insideV', 1, look.color.white)), headerRow(look)),
];

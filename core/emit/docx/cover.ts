import { type FileChild, ImageRun, Paragraph, TableCell, TableRow, TextRun } from 'docx';
import type { Cover } from '../../compose/composed.js';
import { linesDrop, logoSize, titleDrop, titleScale, titleWords } from '../cover.js';
import { type Logo, type Look, STYLE } from '../style.js';
import { DescribedTable } from './described.js';
import { eighths, halfPoints, hex, mm, twips } from './units.js';
import { words } from './words.js';

const LABEL_SHARE = 0.34;
/** What the lines above and below already leave between the rule and the title, millimetres. */
const LINE = 6;
const PIXELS_A_MM = 96 / 25.4;
/** Apart from the pictures of the body, whose numbers begin at 1. */
const LOGO_ID = '9000';
const NONE = { style: 'nil' } as const;

const line = (style: string, text: string): Paragraph => new Paragraph({ style, children: words(text) });

function logoLine(logo: Logo): Paragraph {
  const { width, height } = logoSize(logo);
  const image = new ImageRun({
    type: logo.kind,
    data: logo.data,
    transformation: { width: width * PIXELS_A_MM, height: height * PIXELS_A_MM },
    altText: { id: LOGO_ID, name: 'Logo', description: logo.alt },
  });
  return new Paragraph({ style: 'Logo', children: [image] });
}

function badge(status: string, { color }: Look, isProject: boolean, drop: number): Paragraph {
  const ink = hex(isProject ? color.stamp : color.accent);
  const border = { style: 'single', size: eighths(1), space: 6, color: ink } as const;
  return new Paragraph({
    style: 'Statut',
    spacing: { after: twips(drop) },
    children: [new TextRun({ text: status, style: 'CartoucheDeStatut', color: ink, border })],
  });
}

const groupementLine = (name: string, { logo }: Look): Paragraph =>
  new Paragraph({ style: 'Groupement', spacing: { after: mm(titleDrop(logo) - LINE) }, children: words(name) });

const titleLine = (title: string): Paragraph =>
  new Paragraph({
    style: 'Title',
    children: words(titleWords(title), { size: halfPoints(STYLE.size.coverTitle * titleScale(title)) }),
  });

function linesTable(lines: Cover['lines'], width: number, { color }: Look): DescribedTable {
  const rule = { style: 'single', size: eighths(0.5), color: hex(color.rule) } as const;
  const label = Math.floor(width * LABEL_SHARE);
  const widths = [label, width - label];
  const cell = (style: string, text: string, size: number | undefined) =>
    new TableCell({ width: { size: size ?? 0, type: 'dxa' }, children: [line(style, text)] });
  return new DescribedTable(
    {
      style: 'CadreGht',
      margins: { left: 0, top: twips(3), bottom: twips(3) },
      layout: 'fixed',
      width: { size: width, type: 'dxa' },
      columnWidths: widths,
      borders: { top: rule, bottom: rule, left: NONE, right: NONE, insideHorizontal: rule, insideVertical: NONE },
      tableLook: { firstRow: false, firstColumn: true, noVBand: true, noHBand: true },
      rows: lines.map(
        ([name, value]) =>
          new TableRow({
            cantSplit: true,
            children: [cell('LibelleDeCouverture', name, widths[0]), cell('ValeurDeCouverture', value, widths[1])],
          }),
      ),
    },
    'Identité du document',
    'Une ligne par information\u00a0: son nom, puis sa valeur.',
  );
}

/** The cover page; `width` is the width of the text column, twips. */
export function cover(said: Cover, width: number, look: Look, isProject: boolean): readonly FileChild[] {
  const { groupement, title, subtitle, lines, status, colophon } = said;
  return [
    ...(look.logo ? [logoLine(look.logo)] : []),
    groupementLine(groupement, look),
    titleLine(title),
    ...(subtitle ? [line('Subtitle', subtitle)] : []),
    badge(status, look, isProject, linesDrop(said, look)),
    ...(lines.length > 0 ? [linesTable(lines, width, look)] : []),
    colophon === undefined ? line('Espace', '') : line('Colophon', colophon),
  ];
}

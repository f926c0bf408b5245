import { type FileChild, Paragraph, TableCell, TableRow, TextRun } from 'docx';
import type { Cover } from '../../compose/composed.js';
import { STYLE } from '../style.js';
import { DescribedTable } from './described.js';
import { eighths, hex } from './units.js';

const LABEL_SHARE = 0.34;
const RULE = { style: 'single', size: eighths(0.5), color: hex(STYLE.color.rule) } as const;
const NONE = { style: 'nil' } as const;

const line = (style: string, text: string): Paragraph => new Paragraph({ style, children: [new TextRun({ text })] });

const badge = (status: string): Paragraph =>
  new Paragraph({
    style: 'Statut',
    children: [new TextRun({ text: `\u00a0${status}\u00a0`, style: 'CartoucheDeStatut' })],
  });

function linesTable(lines: Cover['lines'], width: number): DescribedTable {
  const label = Math.floor(width * LABEL_SHARE);
  const widths = [label, width - label];
  const cell = (style: string, text: string, size: number | undefined) =>
    new TableCell({ width: { size: size ?? 0, type: 'dxa' }, children: [line(style, text)] });
  return new DescribedTable(
    {
      style: 'CadreGht',
      layout: 'fixed',
      width: { size: width, type: 'dxa' },
      columnWidths: widths,
      borders: { top: RULE, bottom: RULE, left: NONE, right: NONE, insideHorizontal: RULE, insideVertical: NONE },
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
export function cover({ groupement, title, subtitle, lines, status }: Cover, width: number): readonly FileChild[] {
  return [
    line('Groupement', groupement),
    line('Title', title),
    ...(subtitle ? [line('Subtitle', subtitle)] : []),
    badge(status),
    ...(lines.length > 0 ? [linesTable(lines, width)] : []),
    line('Espace', ''),
  ];
}

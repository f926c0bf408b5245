import { type FileChild, Paragraph, Tab, TableCell, TableRow, TextRun } from 'docx';
import type { Signatures } from '../../compose/composed.js';
import { STYLE } from '../style.js';
import { DescribedTable } from './described.js';
import type { Scope } from './scope.js';
import { eighths, hex, mm, twips } from './units.js';

const ROOM_TO_SIGN = mm(34);
const COLUMNS = 2;

type Signatory = Signatures['signatories'][number];

const NONE = { style: 'nil' } as const;
const RULE = { style: 'single', size: eighths(0.5), color: hex(STYLE.color.rule) } as const;
const FRAME = { top: RULE, bottom: RULE, left: RULE, right: RULE };
const FRAMELESS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

// Every paragraph holds on to the next, so that the block never straddles two pages.
const line = (style: string, text: string): Paragraph =>
  new Paragraph({ style, keepNext: true, children: [new TextRun({ text })] });

function cell(signatory: Signatory | undefined, width: number): TableCell {
  const size = { size: width, type: 'dxa' as const };
  if (!signatory) return new TableCell({ width: size, borders: FRAMELESS, children: [line('TexteDeTableau', '')] });
  return new TableCell({
    width: size,
    borders: FRAME,
    children: [
      line('EnteteDeTableau', signatory.role),
      ...(signatory.organisation ? [line('TexteDeTableau', signatory.organisation)] : []),
      line('MentionDeSignature', 'Nom, date et signature\u00a0:'),
    ],
  });
}

function pairs(signatories: readonly Signatory[]): readonly (readonly (Signatory | undefined)[])[] {
  const rows = Math.ceil(signatories.length / COLUMNS);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: COLUMNS }, (_, column) => signatories[row * COLUMNS + column]),
  );
}

function madeAt(place: string, width: number): Paragraph {
  const town = new TextRun({ text: place ? `Fait à ${place}, le ` : 'Fait le ' });
  const dots = new TextRun({ children: [new Tab()] });
  return new Paragraph({
    keepNext: true,
    spacing: { before: twips(12), after: twips(12) },
    tabStops: [{ type: 'left', position: Math.round(width * 0.75), leader: 'dot' }],
    children: [town, dots],
  });
}

/** The block of signatures: one frame a signatory, two abreast, on one page. */
export function signatures(node: Signatures, { width }: Scope): readonly FileChild[] {
  if (node.signatories.length === 0) return [];
  const half = Math.floor(width / COLUMNS);
  const rows = pairs(node.signatories).map(
    (row) =>
      new TableRow({
        cantSplit: true,
        height: { value: ROOM_TO_SIGN, rule: 'atLeast' },
        children: row.map((signatory) => cell(signatory, half)),
      }),
  );
  const table = new DescribedTable(
    {
      style: 'CadreGht',
      layout: 'fixed',
      width: { size: half * COLUMNS, type: 'dxa' },
      columnWidths: Array.from({ length: COLUMNS }, () => half),
      tableLook: { firstRow: false, noVBand: true, noHBand: true },
      rows,
    },
    'Signatures',
    'Un cadre par signataire\u00a0: sa fonction, son établissement, la place de signer.',
  );
  return [madeAt(node.place, width), table, new Paragraph({ style: 'Espace' })];
}

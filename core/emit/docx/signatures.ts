import { type FileChild, Paragraph, Tab, TableCell, TableRow, TextRun } from 'docx';
import type { Signatures } from '../../compose/composed.js';
import type { Look } from '../style.js';
import { DescribedTable } from './described.js';
import type { Scope } from './scope.js';
import { eighths, hex, mm, twips } from './units.js';

const ROOM_TO_SIGN = mm(34);

/** Three abreast for three or for many, else two. */
const columnsOf = (count: number): number => (count === 3 || count > 4 ? 3 : 2);

type Signatory = Signatures['signatories'][number];

const NONE = { style: 'nil' } as const;
const frame = ({ color }: Look) => {
  const side = { style: 'single', size: eighths(0.5), color: hex(color.rule) } as const;
  return { top: side, bottom: side, left: side, right: side };
};
const FRAMELESS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

// Every paragraph holds on to the next, so that the block never straddles two pages.
const line = (style: string, text: string): Paragraph =>
  new Paragraph({ style, keepNext: true, children: [new TextRun({ text })] });

function cell(signatory: Signatory | undefined, width: number, look: Look): TableCell {
  const size = { size: width, type: 'dxa' as const };
  if (!signatory) return new TableCell({ width: size, borders: FRAMELESS, children: [line('TexteDeTableau', '')] });
  return new TableCell({
    width: size,
    borders: frame(look),
    children: [
      line('EnteteDeTableau', signatory.role),
      ...(signatory.organisation ? [line('TexteDeTableau', signatory.organisation)] : []),
      line('MentionDeSignature', 'Nom, date et signature\u00a0:'),
    ],
  });
}

function rowsOf(signatories: readonly Signatory[], columns: number): readonly (readonly (Signatory | undefined)[])[] {
  const rows = Math.ceil(signatories.length / columns);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => signatories[row * columns + column]),
  );
}

function madeAt(place: string, width: number): Paragraph {
  const town = new TextRun({ text: `Fait à ${place}, le ` });
  const dots = new TextRun({ children: [new Tab()] });
  return new Paragraph({
    keepNext: true,
    spacing: { before: twips(12), after: twips(12) },
    tabStops: [{ type: 'left', position: Math.round(width * 0.75), leader: 'dot' }],
    children: [town, dots],
  });
}

/** The block of signatures: one frame a signatory, two or three abreast, on one page. */
export function signatures(node: Signatures, { width, look }: Scope): readonly FileChild[] {
  if (node.signatories.length === 0) return [];
  const columns = columnsOf(node.signatories.length);
  const each = Math.floor(width / columns);
  const rows = rowsOf(node.signatories, columns).map(
    (row) =>
      new TableRow({
        cantSplit: true,
        height: { value: ROOM_TO_SIGN, rule: 'atLeast' },
        children: row.map((signatory) => cell(signatory, each, look)),
      }),
  );
  const table = new DescribedTable(
    {
      style: 'CadreGht',
      layout: 'fixed',
      width: { size: each * columns, type: 'dxa' },
      columnWidths: Array.from({ length: columns }, () => each),
      tableLook: { firstRow: false, noVBand: true, noHBand: true },
      rows,
    },
    'Signatures',
    'Un cadre par signataire\u00a0: sa fonction, son établissement, la place de signer.',
  );
  return [...(node.place ? [madeAt(node.place, width)] : []), table, new Paragraph({ style: 'Espace' })];
}

import { type FileChild, ImageRun, Paragraph, TextRun } from 'docx';
import type { Figure, Raster } from '../../compose/composed.js';
import type { Look } from '../style.js';
import { drawingRun } from './drawing.js';
import type { Scope } from './scope.js';
import { points } from './units.js';
import { fieldMarks } from './xml.js';

/** An image counts in the pixels of a screen, 96 an inch. */
const PIXELS_A_POINT = 96 / 72;

/** An image within a line, no wider than a room in points. */
export function imageRun(raster: Raster, name: string, alt: string, room: number): ImageRun {
  const scale = Math.min(1, room / raster.width) * PIXELS_A_POINT;
  return new ImageRun({
    type: raster.format,
    data: raster.bytes,
    transformation: { width: raster.width * scale, height: raster.height * scale },
    altText: { name, title: name, description: alt },
  });
}

/** The caption has the number: a figure added above must not change the others. */
const NAME = 'Figure';

const picture = ({ picture, alt }: Figure, room: number, look: Look) =>
  picture.kind === 'drawing' ? drawingRun(picture.scene, NAME, alt, look) : imageRun(picture, NAME, alt, room);

/** « Figure 1 — … », its number a field that Word counts anew when a figure is added. */
function caption({ number, caption }: Figure, indent: number): Paragraph {
  const { open, close } = fieldMarks('SEQ Figure \\* ARABIC');
  return new Paragraph({
    style: 'LegendeDeFigure',
    ...(indent > 0 && { indent: { left: indent } }),
    children: [
      new TextRun({ text: 'Figure\u00a0' }),
      ...open,
      new TextRun({ text: String(number) }),
      close,
      ...(caption ? [new TextRun({ text: `\u00a0— ${caption}` })] : []),
    ],
  });
}

/** A picture, held on one page with its caption below. */
export function figure(node: Figure, scope: Scope): readonly FileChild[] {
  const { indent, width, pageBreakBefore } = scope;
  const held = new Paragraph({
    style: 'Figure',
    ...(indent > 0 && { indent: { left: indent } }),
    ...(pageBreakBefore && { pageBreakBefore: true }),
    children: [picture(node, points(width - indent), scope.look)],
  });
  return [held, caption(node, indent)];
}

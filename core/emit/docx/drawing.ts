import { Paragraph, Run, type XmlComponent } from 'docx';
import {
  type Box,
  type Dot,
  LEADING,
  type Line,
  PADDING,
  type Scene,
  type Shape,
  type Stroke,
} from '../../draw/scene.js';
import { fittedTo, groundOf, textInkOf } from '../inks.js';
import type { Look } from '../style.js';
import { hex, twips } from './units.js';
import { words } from './words.js';
import { element } from './xml.js';

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const GROUP = 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup';
const HAIRLINE = 0.75;

type Point = Stroke['points'][number];

/** Points to English Metric Units, those of DrawingML. */
const emu = (points: number): number => Math.round(points * 12_700);

const solid = (color: string) => element('a:solidFill', {}, [element('a:srgbClr', { val: hex(color) })]);
const outline = (color: string, weight: number, more: readonly XmlComponent[] = []) =>
  element('a:ln', { w: emu(weight) }, [solid(color), ...more]);
const NO_OUTLINE = () => element('a:ln', {}, [element('a:noFill')]);

type Attributes = Readonly<Record<string, string | number>>;

/** Where a shape stands, its upper left corner first. */
const transform = (x: number, y: number, width: number, height: number, flips: Attributes = {}) =>
  element('a:xfrm', flips, [
    element('a:off', { x: emu(x), y: emu(y) }),
    element('a:ext', { cx: emu(width), cy: emu(height) }),
  ]);

const geometry = (preset: string, guides: readonly XmlComponent[] = []) =>
  element('a:prstGeom', { prst: preset }, [element('a:avLst', {}, guides)]);

/** A shape; identifiers are numbered through the document once it is whole. */
const shape = (
  kind: 'wps:cNvSpPr' | 'wps:cNvCnPr',
  properties: readonly XmlComponent[],
  rest: readonly XmlComponent[] = [element('wps:bodyPr')],
): XmlComponent =>
  element('wps:wsp', {}, [
    element('wps:cNvPr', { id: 0, name: 'Forme' }),
    element(kind),
    element('wps:spPr', {}, properties),
    ...rest,
  ]);

/** Roundness of a corner, as Word counts it: by the shorter side, in hundred-thousandths. */
const corners = ({ round = 0, width, height }: Box) => {
  const share = Math.min(50_000, Math.round((round / Math.max(1, Math.min(width, height))) * 100_000));
  return geometry('roundRect', [element('a:gd', { name: 'adj', fmla: `val ${share}` })]);
};

const paragraphOf = ({ text, size, bold, ink }: Line, align: Box['align'], look: Look): Paragraph =>
  new Paragraph({
    style: 'TexteDeFigure',
    alignment: align,
    spacing: { line: twips(size * LEADING), lineRule: 'exact' },
    children: words(text, {
      ...{ size: Math.floor(size * 2), color: hex(textInkOf(ink, look)) },
      ...(bold && { bold: true }),
    }),
  });

/** Only the side that a text leans on keeps its padding: the other gives way to a wider font than the one measured. */
const insets = (align: Box['align']): Attributes => ({
  lIns: align === 'left' ? emu(PADDING) : 0,
  tIns: 0,
  rIns: align === 'right' ? emu(PADDING) : 0,
  bIns: 0,
});

const boxShape = (box: Box, look: Look): readonly XmlComponent[] => {
  const { x, y, width, height, fill, stroke, round, lines, align } = box;
  const properties = [
    transform(x, y, width, height),
    round ? corners(box) : geometry('rect'),
    fill ? solid(groundOf(fill, look)) : element('a:noFill'),
    stroke ? outline(groundOf(stroke, look), HAIRLINE) : NO_OUTLINE(),
  ];
  if (lines.length === 0) return [shape('wps:cNvSpPr', properties)];
  const content = element(
    'w:txbxContent',
    {},
    lines.map((line) => paragraphOf(line, align, look)),
  );
  const body = { wrap: 'square', ...insets(align), anchor: 'ctr' };
  return [shape('wps:cNvSpPr', properties, [element('wps:txbx', {}, [content]), element('wps:bodyPr', body)])];
};

/** A plain upright or level line: LibreOffice turns a whole group that begins with a long shape of no width. */
const bar = (from: Point, to: Point, { ink, weight }: Stroke, look: Look): XmlComponent => {
  const [x, y] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
  const [width, height] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
  return shape('wps:cNvSpPr', [
    transform(x - weight / 2, y - weight / 2, width + weight, height + weight),
    geometry('rect'),
    solid(groundOf(ink, look)),
    NO_OUTLINE(),
  ]);
};

const strokeShapes = (stroke: Stroke, look: Look): readonly XmlComponent[] => {
  const { points, ink, weight, dashed, arrow } = stroke;
  return points.slice(1).map(([x, y], i) => {
    const [x0, y0] = points[i] ?? [x, y];
    if (!dashed && !arrow && (x === x0 || y === y0)) return bar([x0, y0], [x, y], stroke, look);
    const flips = { ...(x < x0 ? { flipH: 1 } : {}), ...(y < y0 ? { flipV: 1 } : {}) };
    const last = i === points.length - 2;
    return shape('wps:cNvCnPr', [
      transform(Math.min(x, x0), Math.min(y, y0), Math.abs(x - x0), Math.abs(y - y0), flips),
      geometry('line'),
      outline(groundOf(ink, look), weight, [
        ...(dashed ? [element('a:prstDash', { val: 'dash' })] : []),
        ...(arrow && last ? [element('a:tailEnd', { type: 'triangle' })] : []),
      ]),
    ]);
  });
};

const dotShape = ({ x, y, radius, fill }: Dot, look: Look): readonly XmlComponent[] => [
  shape('wps:cNvSpPr', [
    transform(x - radius, y - radius, 2 * radius, 2 * radius),
    geometry('ellipse'),
    solid(groundOf(fill, look)),
    NO_OUTLINE(),
  ]),
];

const WRITE: {
  readonly [K in Shape['kind']]: (shape: Extract<Shape, { kind: K }>, look: Look) => readonly XmlComponent[];
} = {
  box: boxShape,
  line: strokeShapes,
  dot: dotShape,
};

const groupOf = ({ width, height, shapes }: Scene, look: Look): XmlComponent => {
  const size = { cx: emu(width), cy: emu(height) };
  return element('wpg:wgp', {}, [
    element('wpg:cNvGrpSpPr'),
    element('wpg:grpSpPr', {}, [
      element('a:xfrm', {}, [
        element('a:off', { x: 0, y: 0 }),
        element('a:ext', size),
        element('a:chOff', { x: 0, y: 0 }),
        element('a:chExt', size),
      ]),
    ]),
    ...shapes.flatMap((one) => WRITE[one.kind](one as never, look)),
  ]);
};

/**
 * A drawing as a group of shapes that Word can edit, with its text alternative; software that knows no such group gets
 * the words.
 */
export function drawingRun(scene: Scene, name: string, alt: string, look: Look): Run {
  const data = element('a:graphicData', { uri: GROUP }, [groupOf(fittedTo(scene, look), look)]);
  const inline = element('wp:inline', { distT: 0, distB: 0, distL: 0, distR: 0 }, [
    element('wp:extent', { cx: emu(scene.width), cy: emu(scene.height) }),
    element('wp:docPr', { id: 0, name, descr: alt }),
    element('wp:cNvGraphicFramePr'),
    element('a:graphic', { 'xmlns:a': DRAWING }, [data]),
  ]);
  const said = element('w:t', { 'xml:space': 'preserve' });
  said.addChildElement(alt);
  return new Run({
    children: [
      element('mc:AlternateContent', {}, [
        element('mc:Choice', { Requires: 'wpg' }, [element('w:drawing', {}, [inline])]),
        element('mc:Fallback', {}, [said]),
      ]),
    ],
  });
}

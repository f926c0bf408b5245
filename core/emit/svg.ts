import { widthOf } from '../draw/measure.js';
import { type Box, type Dot, heightOf, LEADING, PADDING, type Scene, type Shape, type Stroke } from '../draw/scene.js';
import { familiesOf } from './families.js';
import { fittedTo, groundOf, textInkOf } from './inks.js';
import { ordinals } from './ordinals.js';
import type { Look } from './style.js';

/** From the middle of a line to where its letters stand, by their size: half the height of a capital. */
const TO_BASELINE = 0.33;
/** Share of the width measured, a wide one, that a text of the house font takes. */
const NATURAL = 0.95;
/** How high the letters of an ordinal are, and how large, by the size of the text. */
const RAISED = { by: 0.33, size: 0.65 } as const;
const ARROW = { long: 5, half: 3 } as const;

// Neither controls nor lone surrogates can stand in XML.
const ILLEGAL = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const escaped = (text: string): string =>
  text.replaceAll(ILLEGAL, '').replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Numbers are written to a hundredth of a point, the same on any machine. */
const number = (value: number): string => String(Math.round(value * 100) / 100 + 0);

type Attributes = Readonly<Record<string, string | number | undefined>>;

const tag = (name: string, attributes: Attributes, inner = ''): string => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? number(value) : escaped(value)}"`],
  );
  return `<${name}${written.join('')}${inner === '' ? '/>' : `>${inner}</${name}>`}`;
};

const quoted = (family: string): string => `'${family.replaceAll(/['\\]/g, '')}'`;

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const;

const textsOf = ({ lines, align, ...box }: Box, { held, look }: SvgOptions): string => {
  const x = box.x + { left: PADDING, center: box.width / 2, right: box.width - PADDING }[align];
  let top = box.y + (box.height - heightOf(lines)) / 2;
  return lines
    .map(({ text, size, bold, ink }) => {
      const y = top + size * (LEADING / 2 + TO_BASELINE);
      top += size * LEADING;
      const type = { 'font-size': size, 'font-weight': bold ? 700 : undefined, fill: textInkOf(ink, look) };
      const hold = held ? { textLength: widthOf(text, size) * NATURAL, lengthAdjust: 'spacingAndGlyphs' } : {};
      return tag('text', { x, y, ...type, 'text-anchor': ANCHORS[align], ...hold }, raised(text, size));
    })
    .join('');
};

/** The letters of ordinals stand higher, and smaller. */
const raised = (text: string, size: number): string =>
  ordinals(text)
    .map((piece, i, pieces) => {
      if (piece.raised)
        return tag('tspan', { dy: -RAISED.by * size, 'font-size': RAISED.size * size }, escaped(piece.text));
      return pieces[i - 1]?.raised ? tag('tspan', { dy: RAISED.by * size }, escaped(piece.text)) : escaped(piece.text);
    })
    .join('');

const boxTags = (box: Box, options: SvgOptions): string => {
  const { x, y, width, height, round, fill, stroke } = box;
  const paint = {
    fill: fill ? groundOf(fill, options.look) : 'none',
    stroke: stroke ? groundOf(stroke, options.look) : undefined,
  };
  const frame = fill || stroke ? tag('rect', { x, y, width, height, rx: round, ...paint, 'stroke-width': 0.75 }) : '';
  return frame + textsOf(box, options);
};

const strokeTags = ({ points, ink, weight, dashed, arrow }: Stroke, { look }: SvgOptions): string => {
  const path = points.map(([x, y]) => `${number(x)},${number(y)}`).join(' ');
  const paint = { fill: 'none', stroke: groundOf(ink, look), 'stroke-width': weight };
  const line = tag('polyline', { points: path, ...paint, 'stroke-dasharray': dashed ? '3 2' : undefined });
  return line + (arrow ? arrowHead(points, groundOf(ink, look)) : '');
};

const arrowHead = (points: Stroke['points'], fill: string): string => {
  const [[x0, y0] = [0, 0], [x, y] = [0, 0]] = points.slice(-2);
  const long = Math.hypot(x - x0, y - y0) || 1;
  const [dx, dy] = [(x - x0) / long, (y - y0) / long];
  const corner = (side: number) =>
    `${number(x - dx * ARROW.long - dy * side)},${number(y - dy * ARROW.long + dx * side)}`;
  const tip = `${number(x)},${number(y)}`;
  return tag('polygon', { points: `${tip} ${corner(ARROW.half)} ${corner(-ARROW.half)}`, fill });
};

const dotTag = ({ x, y, radius, fill }: Dot, { look }: SvgOptions): string =>
  tag('circle', { cx: x, cy: y, r: radius, fill: groundOf(fill, look) });

const WRITE: { readonly [K in Shape['kind']]: (shape: Extract<Shape, { kind: K }>, options: SvgOptions) => string } = {
  box: boxTags,
  line: strokeTags,
  dot: dotTag,
};

/** What a reader of the drawing needs. */
interface SvgOptions {
  readonly look: Look;
  /** Changes the signs that a font lacks. */
  readonly fitted?: (text: string) => string;
  /** Holds each text to its width, for readers that may not have the house font. */
  readonly held?: true;
}

/** A drawing as SVG, its lengths in points; the same drawing gives the same text. */
export const svgOf = (scene: Scene, options: SvgOptions): string => {
  const { fitted = (text) => text, held, look } = options;
  const { width, height, shapes } = fittedTo(scene, look);
  const size = { width: `${number(width)}pt`, height: `${number(height)}pt` };
  const view = `0 0 ${number(width)} ${number(height)}`;
  const families = [...(held ? [look.font.body, ...look.font.fallbacks] : familiesOf(look))];
  const head = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...size,
    viewBox: view,
    'font-family': families.map(quoted).join(', '),
  };
  return tag('svg', head, shapes.map((shape) => WRITE[shape.kind](refitted(shape, fitted) as never, options)).join(''));
};

const refitted = (shape: Shape, fitted: (text: string) => string): Shape =>
  shape.kind === 'box' ? { ...shape, lines: shape.lines.map((line) => ({ ...line, text: fitted(line.text) })) } : shape;

import type { Figure, Raster } from '../../compose/composed.js';
import { captionOf } from '../caption.js';
import { svgOf } from '../svg.js';
import { line } from './inline.js';
import type { FigureBlock } from './nodes.js';
import { fileOf } from './pictures.js';
import type { Scope } from './scope.js';

/** A figure: its drawing goes as SVG within the data, its image as a file beside them. */
export function setFigure(node: Figure, scope: Scope): FigureBlock {
  const caption = line(captionOf(node), scope);
  const alt = scope.fitted(node.alt);
  const { picture } = node;
  if (picture.kind === 'raster') return { ...base(picture), caption, alt, svg: null, file: fileOf(picture, scope) };
  return {
    ...base(picture.scene),
    caption,
    alt,
    svg: svgOf(picture.scene, { look: scope.look, fitted: scope.fitted }),
    file: null,
  };
}

const base = ({ width }: Pick<Raster, 'width'>) => ({ k: 'figure', width }) as const;

import type { Ink, Scene } from '../draw/scene.js';
import { HOUSE, type Look, STYLE } from './style.js';

const isState = (ink: Ink): ink is keyof typeof STYLE.state => Object.hasOwn(STYLE.state, ink);

/** Colour of a ground or of a rule, « #1F3A5F »; a state has a ground of its own. */
export const groundOf = (ink: Ink, { color }: Look): string => (isState(ink) ? STYLE.state[ink].ground : color[ink]);

/** Colour of a text. */
export const textInkOf = (ink: Ink, { color }: Look): string => (isState(ink) ? STYLE.state[ink].text : color[ink]);

/** Drawings are measured with the font of ght; few others are wider than that font by more than this. */
const OTHER_FONT = 0.86;

/** A drawing as a font sets it: one that was not measured is set smaller, to stay within its boxes. */
export const fittedTo = (scene: Scene, { font }: Look): Scene =>
  font.body === HOUSE.font.body
    ? scene
    : {
        ...scene,
        shapes: scene.shapes.map((shape) =>
          shape.kind === 'box'
            ? { ...shape, lines: shape.lines.map((line) => ({ ...line, size: line.size * OTHER_FONT })) }
            : shape,
        ),
      };

/** Least contrast of a text with its ground: RGAA, criterion 3.2 (WCAG AA). */
export const LEAST = 4.5;

const channels = (color: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

const hexOf = (parts: readonly number[]): string =>
  `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`.toUpperCase();

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(color).map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast of two colours (« #RRGGBB »), from 1 to 21, as WCAG counts it. */
export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const STEPS = 50;

/** The nearest shade of a colour, towards black or white, that suits; black or white themselves if none does. */
export const nearest = (color: string, towards: '#000000' | '#FFFFFF', suits: (shade: string) => boolean): string => {
  const end = towards === '#000000' ? 0 : 255;
  const shades = Array.from({ length: STEPS }, (_, step) =>
    hexOf(channels(color).map((part) => part + ((end - part) * (step + 1)) / STEPS)),
  );
  return shades.find(suits) ?? towards;
};

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coloursOf } from '../core/charte/colours.js';
import { contrast } from '../core/charte/contrast.js';
import { isFault } from '../core/charte/fault.js';
import { logoOf } from '../core/charte/logo.js';
import { lookOf, withMargins } from '../core/charte/look.js';
import { type FontSource, typefaceOf } from '../core/charte/typeface.js';
import { linesDrop, logoSize } from '../core/emit/cover.js';
import { pictureOf } from '../core/emit/picture.js';
import { HOUSE, type Logo } from '../core/emit/style.js';
import { ROOT } from './world.js';

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'));
const NAMES = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'];
const FOUR: readonly FontSource[] = NAMES.map((name) => ({
  name: `${name}.ttf`,
  data: readFileSync(join(fonts, name, `SourceSans3_${name}.ttf`)),
}));
const PNG = readFileSync(`${ROOT}/examples/deux-vallees/charte/logo.png`);

const said = (value: object): string => (isFault(value) ? value.message : '');

/** A font with one table under another name. */
const renamed = (data: Uint8Array, from: string, to: string): Uint8Array => {
  const copy = Buffer.from(data);
  copy.write(to, copy.indexOf(from), 'latin1');
  return copy;
};

/** A font with two bytes of its table OS/2 changed. */
const patched = (data: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = Buffer.from(data);
  const record = copy.indexOf('OS/2');
  copy.writeUInt16BE(value, copy.readUInt32BE(record + 8) + at);
  return copy;
};

const withFirst = (change: (data: Uint8Array) => Uint8Array): readonly FontSource[] =>
  FOUR.map((one, index) => (index === 0 ? { ...one, data: change(one.data) } : one));

describe('the look of a groupement', () => {
  it('is that of ght for all it leaves out', () => {
    expect(lookOf({})).toEqual(HOUSE);
    expect(coloursOf(undefined)).toEqual(HOUSE.color);
  });

  it('takes its colours, its font, its margins', () => {
    const color = coloursOf({ principale: '#0b5563', secondaire: '#4A4A4A', liens: '#0B5C8A', fond: '#E8F1F0' });
    const typeface = typefaceOf('police', FOUR);
    if (isFault(color) || isFault(typeface)) throw new Error('no look');
    const look = withMargins(lookOf({ color, typeface }), { gauche: 30, haut: 28 });
    const { faces, ...font } = look.font;
    expect(faces?.length).toBe(4);
    expect({ ...look, font }).toEqual({
      font: {
        body: 'Source Sans 3',
        fallbacks: ['Source Sans 3', 'Source Sans Pro', 'Calibri', 'Arial'],
        code: 'Courier New',
        line: 1.424,
      },
      color: { ...HOUSE.color, accent: '#0B5563', muted: '#4A4A4A', link: '#0B5C8A', ground: '#E8F1F0' },
      page: { ...HOUSE.page, left: 30, top: 28 },
    });
  });

  it('has no colour of text under 4.5:1, and names one that would do', () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(fc.constantFrom('principale', 'secondaire', 'liens', 'fond'), hex, (key, value) => {
        const color = coloursOf({ [key]: value });
        if (!isFault(color)) {
          const pairs = [color.accent, color.muted, color.link].map((ink) => contrast(ink, '#FFFFFF'));
          expect(Math.min(...pairs, contrast(color.accent, color.ground))).toBeGreaterThanOrEqual(4.5);
          return;
        }
        const proposed = /#[0-9A-F]{6}/.exec(color.fix)?.[0];
        expect(isFault(coloursOf({ [key]: proposed ?? '' }))).toBe(false);
      }),
    );
  });

  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#FFFFFF')).toBe(21);
    expect(contrast('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2);
  });
});

describe('a font of the groupement', () => {
  it.each([
    ['variable', withFirst((data) => renamed(data, 'gasp', 'fvar')), /est variable/],
    ['locked', withFirst((data) => patched(data, 8, 2)), /interdit qu’on l’incorpore/],
    [
      'without letters',
      withFirst((data) => renamed(data, 'cmap', 'xmap')),
      /n’a pas toutes les lettres du français : il y/,
    ],
    ['cut short', withFirst((data) => data.subarray(0, 200)), /n’est pas une police TrueType lisible/],
    ['OpenType with other outlines', withFirst((data) => renamed(data, '\0\x01\0\0', 'OTTO')), /n’est pas une police/],
    ['without its bold', FOUR.filter(({ name }) => !name.startsWith('700Bold.')), /^Il manque le gras \(bold\)/],
    ['without its italic', FOUR.slice(0, 2), /^Il manque l’italique/],
  ])('is refused when it is %s', (_, files, message) => {
    expect(said(typefaceOf('police', files))).toMatch(message);
  });

  it('is refused when two families are mixed', () => {
    const semi = readFileSync(join(fonts, '600SemiBold/SourceSans3_600SemiBold.ttf'));
    const files = FOUR.map((one) => (one.name === '700Bold.ttf' ? { ...one, data: semi } : one));
    expect(said(typefaceOf('police', files))).toMatch(
      /mêle plusieurs familles : Source Sans 3, Source Sans 3 SemiBold/,
    );
  });
});

describe('a logo', () => {
  it('is read by its bytes', () => {
    expect(pictureOf(PNG)).toEqual({ kind: 'png', width: 800, height: 240 });
    const jpeg = [0xff, 0xd8, 0xff, 0xc2, 0, 11, 8, 0, 20, 0, 40, 1, 1, 17, 0, 0xff, 0xda, 0xff, 0xd9];
    expect(pictureOf(Uint8Array.from(jpeg))).toEqual({ kind: 'jpg', width: 40, height: 20 });
    const cmyk = jpeg.map((byte, at) => (at === 11 ? 4 : byte));
    expect(pictureOf(Uint8Array.from(cmyk))).toBeUndefined();
  });

  it('is refused when it is altered, cut short, too big or no picture', () => {
    const altered = Uint8Array.from(PNG, (byte, at) => (at === 900 ? byte ^ 1 : byte));
    for (const data of [altered, PNG.subarray(0, 3000), new Uint8Array(), Buffer.from('<svg/>')])
      expect(said(logoOf('logo.png', data, 'Logo'))).toMatch(/n’est pas une image/);
    const padded = Buffer.concat([PNG, Buffer.alloc(3_000_000)]);
    expect(said(logoOf('logo.png', padded, 'Logo'))).toMatch(/est trop grand/);
  });

  it('answers on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(pictureOf(Uint8Array.from([...PNG.subarray(0, 8), ...bytes]))).toBeUndefined();
        pictureOf(Uint8Array.from([0xff, 0xd8, ...bytes]));
      }),
    );
  });

  it('is never distorted, nor larger than its room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 4000 }), (width, height) => {
        const logo: Logo = { data: PNG, kind: 'png', alt: '', width, height };
        const size = logoSize(logo);
        expect(size.width / size.height).toBeCloseTo(width / height, 6);
        expect(size.width <= 60.001 && size.height <= 26.001).toBe(true);
      }),
    );
  });

  it('leaves the table of the cover on its page', () => {
    const logo: Logo = { data: PNG, kind: 'png', alt: '', width: 800, height: 240 };
    const cover = { groupement: 'G', title: 'T'.repeat(300), status: 'PROJET', lines: [] };
    const lines = Array.from({ length: 30 }, () => ['Version', 'v'.repeat(200)] as const);
    expect(linesDrop({ ...cover, lines }, { ...HOUSE, logo })).toBe(24);
    expect(linesDrop(cover, HOUSE)).toBeGreaterThan(100);
  });
});

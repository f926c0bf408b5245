/** Where the tables of a TrueType font stand, by their name. */
const tablesOf = (view: DataView): ReadonlyMap<string, number> =>
  new Map(
    Array.from({ length: view.getUint16(4) }, (_, i) => {
      const at = 12 + i * 16;
      const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));
      return [name, view.getUint32(at + 8)] as const;
    }),
  );

/** Widths of the characters of a TrueType font in thousandths of the type size, by its own tables. */
export const advances = (font: Uint8Array): ((character: string) => number | undefined) => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = tablesOf(view);
  const [head = 0, hhea = 0, hmtx = 0, cmap = 0] = ['head', 'hhea', 'hmtx', 'cmap'].map((name) => tables.get(name));
  const [unit, metrics] = [view.getUint16(head + 18), view.getUint16(hhea + 34)];
  const glyphs = new Map<number, number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i += 1) {
    const start = cmap + view.getUint32(cmap + 8 + i * 8);
    if (view.getUint16(start) !== 12) continue;
    for (let group = 0; group < view.getUint32(start + 12); group += 1) {
      const at = start + 16 + group * 12;
      const [first, last, glyph] = [view.getUint32(at), view.getUint32(at + 4), view.getUint32(at + 8)];
      for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first);
    }
  }
  return (character) => {
    const glyph = glyphs.get(character.codePointAt(0) ?? 0);
    return glyph === undefined ? undefined : (view.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4) * 1000) / unit;
  };
};

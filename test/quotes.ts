/** A text of law without what a quotation may change: line breaks, quotes, capitals, spaces. */
export const bare = (text: string): string =>
  text
    .replaceAll(/[’']/g, "'")
    .replaceAll(/[\s\u00a0>*]+/g, ' ')
    .trim()
    .toLowerCase();

/** What a page quotes, bare, cut where words are left out or where a paragraph ends. */
export const quotesOf = (page: string): readonly string[] =>
  (page.match(/(?:^>.*\n?)+/gm) ?? []).flatMap((quote) =>
    quote
      .replaceAll(/^> ?/gm, '')
      .split(/\[(?:…|\.\.\.)\]|\n\s*\n/)
      .map(bare)
      .filter(Boolean),
  );

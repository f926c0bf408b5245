const QUOTE = /^>.*(?:\n>.*)*/m;

/** Paragraphs that the page of a rule quotes under its title: the words of the law. */
export const quoteOf = (page: string): readonly string[] =>
  (QUOTE.exec(page)?.[0] ?? '')
    .replaceAll(/^>[ \t]?/gm, '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');

const FIELDS = /(\{pages?\})/;
const SEPARATOR = /[—–|·]$/;

/** A piece of the footer: plain text, or the number of the page or of all pages. */
export type FooterPiece = { readonly text: string } | { readonly field: 'page' | 'pages' };

/** The footer as it is set: words at the left, page numbers at the right. */
interface FooterParts {
  readonly left: string;
  readonly right: readonly FooterPiece[];
}

const piece = (text: string): FooterPiece => {
  if (text === '{page}') return { field: 'page' };
  return text === '{pages}' ? { field: 'pages' } : { text };
};

const pieces = (text: string): readonly FooterPiece[] => text.split(FIELDS).filter(Boolean).map(piece);

/** Splits « Version 3 — {page} / {pages} » at the last separator before the page; a footer without page gets one. */
export function footerParts(footer: string): FooterParts {
  const at = footer.indexOf('{page');
  if (at < 0) return { left: footer, right: pieces('{page} / {pages}') };
  const words = footer.slice(0, at).split(/([—–|·])/);
  const label = words.length > 1 ? (words.at(-1) ?? '') : '';
  const left = footer
    .slice(0, at - label.length)
    .trimEnd()
    .replace(SEPARATOR, '')
    .trimEnd();
  return { left, right: pieces(label.trimStart() + footer.slice(at)) };
}

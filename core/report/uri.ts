/** A path as a relative URI with percent escapes, or a `file:` URI when it is absolute; `./` at its head is dropped. */
export const pathUri = (path: string): string => {
  const plain = plainPath(path);
  const escaped = plain.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(plain)) return `file:///${escaped.replace('%3A', ':')}`;
  return plain.startsWith('/') ? `file://${escaped}` : escaped;
};

/** A path with forward slashes and no `./` at its head, as forges name files. */
export const plainPath = (path: string): string => path.replaceAll('\\', '/').replace(/^(\.\/+)+/, '');

/** Address of the page of a rule of ght, below the one where `rules/` can be read; a groupement's own has none. */
export const rulePage = (rulesAt: string | undefined, rule: string): string | undefined =>
  rulesAt === undefined || rule.startsWith('regles/')
    ? undefined
    : `${rulesAt.replace(/(?<!\/)\/+$/, '')}/${pathUri(rule).replaceAll('(', '%28').replaceAll(')', '%29')}.md`;

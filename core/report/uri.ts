/** A path as a relative URI with percent escapes, or a `file:` URI when it is absolute; `./` at its head is dropped. */
export const pathUri = (path: string): string => {
  const plain = plainPath(path);
  const escaped = plain.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(plain)) return `file:///${escaped.replace('%3A', ':')}`;
  return plain.startsWith('/') ? `file://${escaped}` : escaped;
};

/** A path with forward slashes and no `./` at its head, as forges name files. */
export const plainPath = (path: string): string => path.replaceAll('\\', '/').replace(/^(\.\/+)+/, '');

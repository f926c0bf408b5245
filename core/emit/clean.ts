// XML 1.0 holds no control character but tab and line ends, no lone surrogate, neither U+FFFE nor U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to take out
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

/** A text without the characters that XML cannot hold. */
const cleanText = (text: string): string => text.replace(ILLEGAL, '');

/**
 * A deep copy of plain data whose every string is fit for XML. Places in the source are dropped; a node met twice
 * becomes two nodes, so that a node can be told from another by identity.
 */
export function clean<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map((item) => clean(item)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'position');
  return Object.fromEntries(entries.map(([key, item]) => [key, clean(item)])) as T;
}

/** What stands apart from the word it touches; in a group held by insécables only a full stop or a comma does. */
const EDGES = /^([([]*)(.*?)((?<![.,;:!?)\]…])[.,;:!?)\]…]*)$/su;
const HELD = /^([([]*)(.*?)((?<![.,)\]])[.,)\]]*)$/su;

/** « l’ », « d’ », « qu’ »: an elided word may change without the next one. */
const ELIDED = /^(\p{L}{1,6}[’'])(?=[\p{L}\p{N}])(.+)$/su;

/**
 * A French text as the pieces that a change may take one by one: words, spaces, punctuation. What an insécable holds
 * together (« 20 lits », « art. 4 ») is never cut. The pieces put end to end give the text again.
 */
export const wordsOf = (text: string): readonly string[] =>
  text.split(/([ \t\r\n]+)/).flatMap((part, index) => (index % 2 === 1 ? [part] : piecesOf(part)));

const piecesOf = (group: string): readonly string[] => {
  const [, before = '', word = '', after = ''] = (/[\u00a0\u202f]/.test(group) ? HELD : EDGES).exec(group) ?? [];
  const [, elided = '', rest = word] = ELIDED.exec(word) ?? [];
  return [before, elided, rest, after].filter((piece) => piece !== '');
};

/** The words of a text that carry its meaning: neither spaces nor punctuation. */
export const bareWords = (text: string): readonly string[] =>
  wordsOf(text).filter((word) => /[\p{L}\p{N}]/u.test(word));

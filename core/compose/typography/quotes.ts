const NBSP = '\u00A0';

/** A piece of one line of text: its own words, or what stands for something that is no text. */
export interface Piece {
  value: string;
  /** True for words that may be changed. */
  readonly open: boolean;
}

type Role = 'opens' | 'closes';

/** A straight quote, where it stands. */
interface Mark {
  readonly piece: number;
  readonly at: number;
  readonly role: Role | undefined;
  /** Within « … », whose inner quotes are “ … ”. */
  readonly within: boolean;
}

const BEFORE = /[\s([{«“’'–—]/;
const AFTER = /[\s)\]}»”.,;:!?…–—]/;

/** A quote opens after a space and before a word, and closes the other way round; any other is not one for sure. */
const roleOf = (before: string, after: string): Role | undefined => {
  const [opens, closes] = [before === '' || BEFORE.test(before), after === '' || AFTER.test(after)];
  if (opens === closes || before === '"' || after === '"') return undefined;
  return opens ? 'opens' : 'closes';
};

const marksOf = (pieces: readonly Piece[]): readonly Mark[] => {
  const line = pieces.map(({ value }) => value).join('');
  let [offset, depth] = [0, 0];
  return pieces.flatMap(({ value, open }, piece) => {
    const found = [...value].length === 0 ? [] : Array.from(value.matchAll(/["«»]/g));
    const marks = found.flatMap(({ 0: sign, index }): readonly Mark[] => {
      if (sign !== '"') depth += sign === '«' ? 1 : -1;
      if (sign !== '"' || !open) return [];
      const at = offset + index;
      return [{ piece, at: index, role: roleOf(line[at - 1] ?? '', line[at + 1] ?? ''), within: depth > 0 }];
    });
    offset += value.length;
    return marks;
  });
};

/** Quotes are turned in pairs or not at all: five inches are no quotation. */
const pairUp = (marks: readonly Mark[]): boolean =>
  marks.length % 2 === 0 && marks.every(({ role }, rank) => role === (rank % 2 === 0 ? 'opens' : 'closes'));

const signOf = ({ role, within }: Mark): string => {
  if (within) return role === 'opens' ? '“' : '”';
  return role === 'opens' ? `«${NBSP}` : `${NBSP}»`;
};

/** « … » for "…" in the pieces of one line, wherever its marks of emphasis stand; a doubtful line stays as it is. */
export const quote = (pieces: readonly Piece[]): void => {
  const marks = marksOf(pieces);
  if (!pairUp(marks)) return;
  for (const mark of marks.toReversed()) {
    const piece = pieces[mark.piece];
    if (piece) piece.value = piece.value.slice(0, mark.at) + signOf(mark) + piece.value.slice(mark.at + 1);
  }
};

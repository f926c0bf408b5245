import type { Root } from 'mdast';
import type { Json } from '../json.js';
import { frenchNumber } from '../message.js';
import { textsOf } from '../model/written.js';
import { beyondReading } from '../parse/bounds.js';

/** Marks of emphasis, of code and of links in one paragraph: the time to pair them grows as their square. */
const MOST_MARKS = 2000;
/** Brackets within brackets. */
const MOST_BRACKETS = 100;
/** Characters without a space: the engine takes minutes to cut a word of a million. */
const LONGEST_WORD = 50_000;
/** Characters and lines of a document: some six hundred pages of prose. */
const MOST = { signes: 2_000_000, lignes: 30_000 } as const;
/** Titles, paragraphs, cells, words in bold…: five times what the longest of our examples has. */
const MOST_NODES = 40_000;
/** Values, rows and sections that a template may set, and turns that its loops may make. */
const MOST_TURNS = 40_000;
/** Characters that a template may write by itself. */
const MOST_WRITTEN = 5_000_000;

/** What keeps a document from being set in pages: the fact, then the gesture. Not a fault of ght. */
export class CannotSet extends Error {
  override readonly name = 'CannotSet';
  /** JSON pointer of the text at fault, when one is. */
  readonly pointer: string | undefined;
  readonly fix: string;

  constructor(fact: string, fix: string, pointer?: string) {
    super(fact);
    this.fix = fix;
    this.pointer = pointer;
  }
}

const MARKS = /\*+|_+|~+|`+|[[\]]/g;

/** Refuses a text whose Markdown would take for ever to read; `pointer` says where it is written. */
export const refuseEndless = (text: string, pointer?: string): void => {
  const [beyond] = beyondReading({ text, file: '' });
  if (beyond) throw new CannotSet(beyond.message, beyond.fix ?? '', pointer);
  if (text.length < 2 * MOST_BRACKETS || !hasManyMarks(text)) return;
  throw new CannotSet(
    `Un paragraphe porte trop de signes de mise en forme (« * », « _ », « [ », « ] », « ~ », « \` ») : ${frenchNumber(MOST_MARKS)} au plus, et ${MOST_BRACKETS} crochets imbriqués.`,
    'Séparez les paragraphes par une ligne vide, ou retirez les signes qui ne mettent rien en forme.',
    pointer,
  );
};

/** A line that ends the paragraph above it, whatever that is. */
const ENDS = /^ {0,3}(?:[*+-][ \t]+\S|#{1,6}[ \t])/;
const DIVIDES = /^[ \t]*:?-+:?[ \t]*$/;

const cellsIn = (row: string): readonly string[] =>
  row
    .replaceAll(/\\./g, '')
    .trim()
    .replaceAll(/^\||\|$/g, '')
    .split('|');

/** Whether the first two lines of a block are the head of a table: each line is then on its own. */
const isTable = (first: string, second: string): boolean =>
  /^ {0,3}\|/.test(first) &&
  cellsIn(second).every((cell) => DIVIDES.test(cell)) &&
  cellsIn(first).length === cellsIn(second).length;

const hasManyMarks = (text: string): boolean => {
  const found = text.match(MARKS) ?? [];
  const opened = found.filter((mark) => mark === '[').length;
  return (found.length > MOST_MARKS || opened > MOST_BRACKETS) && text.split(/\n[ \t]*\n/).some(isCrowded);
};

const isCrowded = (block: string): boolean => {
  const lines = block.replace(/^\n+/, '').split('\n');
  const table = isTable(lines[0] ?? '', lines[1] ?? '');
  let [marks, open] = [0, 0];
  for (const line of lines) {
    if (table || ENDS.test(line)) [marks, open] = [0, 0];
    for (const mark of line.match(MARKS) ?? []) {
      marks += 1;
      open = Math.max(0, open + (mark === '[' ? 1 : mark === ']' ? -1 : 0));
      if (marks > MOST_MARKS || open > MOST_BRACKETS) return true;
    }
  }
  return false;
};

const SHORTER = 'Découpez-le en plusieurs documents, ou mettez les longues listes en pièce jointe.';

/** Refuses a document that is too long for pages, by what is written in it. */
export const refuseLong = (data: Json): void => {
  const texts = textsOf(data).map(([, text]) => text);
  if (texts.some(hasLongWord)) {
    const fact = `Un mot du document compte plus de ${frenchNumber(LONGEST_WORD)} signes.`;
    throw new CannotSet(fact, 'Coupez-le par des espaces, ou mettez ce contenu en pièce jointe.');
  }
  const counts = {
    signes: texts.reduce((sum, text) => sum + text.length, 0),
    lignes: texts.reduce((sum, text) => sum + text.split('\n').length, 0),
  };
  for (const unit of ['signes', 'lignes'] as const) {
    if (counts[unit] <= MOST[unit]) continue;
    const [count, most] = [frenchNumber(counts[unit]), frenchNumber(MOST[unit])];
    throw new CannotSet(
      `Le document est trop long pour être mis en forme : ${count} ${unit}, pour ${most} au plus.`,
      SHORTER,
    );
  }
};

const hasLongWord = (text: string): boolean =>
  text.length > LONGEST_WORD && text.split(/\s/).some(({ length }) => length > LONGEST_WORD);

/** Refuses a document that is too long for pages, by what they would show. */
export const refuseWide = (body: Root): void => {
  let count = 0;
  const waiting: { readonly children?: readonly unknown[] }[] = [body];
  for (let node = waiting.pop(); node && count <= MOST_NODES; node = waiting.pop()) {
    count += 1;
    for (const child of node.children ?? []) waiting.push(child as Root);
  }
  if (count > MOST_NODES) throw tooWide(MOST_NODES);
};

const tooWide = (most: number): CannotSet =>
  new CannotSet(
    `Le document a trop de titres, de paragraphes et de cases de tableau pour être mis en forme : ${frenchNumber(most)} au plus.`,
    SHORTER,
  );

/** Counts what a template sets and writes, so that loops within loops end. Throws `CannotSet` at that end. */
export interface Effort {
  /** One more value put in the pages. */
  readonly set: () => void;
  /** One more turn of a loop, and what it wrote. */
  readonly turn: (written: string) => void;
}

/** The effort of one document. */
export const effort = (): Effort => {
  let [values, turns, written] = [0, 0, 0];
  return {
    set: () => {
      values += 1;
      if (values > MOST_TURNS) throw tooWide(MOST_TURNS);
    },
    turn: (text) => {
      turns += 1;
      written += text.length;
      if (turns > MOST_TURNS || written > MOST_WRITTEN) throw tooLooping();
    },
  };
};

const tooLooping = (): CannotSet =>
  new CannotSet(
    `Les boucles du gabarit font plus de ${frenchNumber(MOST_TURNS)} tours, ou écrivent plus de ${frenchNumber(MOST_WRITTEN)} signes.`,
    'Retirez du gabarit les boucles dans des boucles, ou découpez le document en plusieurs.',
  );

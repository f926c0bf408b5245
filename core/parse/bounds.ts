import { frenchNumber } from '../message.js';
import type { Problem, SourceText } from './document.js';
import { placer } from './source.js';

/** How deep lists and quotes may nest: far beyond any text, and short of what exhausts a reader. */
const DEEPEST = 200;
/** Beyond this depth each line takes a long time to read: a few are read, not thousands. */
const DEEP = 50;
const MOST_DEEP = 500;
/** Titles underlined by « === » or « --- ». */
const MOST_UNDERLINED = 1000;
/** Lines, of a block without a blank line, that go on with a list or a quote whose mark they do not bear. */
const MOST_CONTINUED = 2000;

/** Where a text is beyond what is worth reading, and why. */
interface Beyond {
  readonly at: number;
  readonly message: string;
  readonly fix: string;
}

/**
 * What of a Markdown text would take a time out of proportion with its length, found before any of it is parsed: one
 * problem at most. A text that a person wrote has none.
 */
export const beyondReading = ({ text, file }: SourceText): readonly Problem[] => {
  const beyond = tooDeep(text) ?? tooUnderlined(text) ?? tooContinued(text);
  if (!beyond) return [];
  const { at, message, fix } = beyond;
  return [{ rule: 'lecture/demesure', message, fix, place: placer(text, file)(at, at + 1) }];
};

const MARK = '(?:>|(?:[*+-]|\\d{1,9}[.)])(?=[ \\t]|$))';
const marked = (least: number): string => `(?:[ \\t]*${MARK}){${least}}`;
/** Two levels take four columns at least. */
const indented = (least: number): string => `(?: {0,3}\\t| {4}){${least / 2}}[ \\t]*${MARK}`;
const deeperThan = (depth: number): RegExp => new RegExp(`^(?:${marked(depth + 1)}|${indented(depth + 2)})`, 'm');
const DEEPER = deeperThan(DEEPEST);
const RATHER_DEEP = new RegExp(`^${marked(DEEP + 1)}`, 'gm');

const tooDeep = (text: string): Beyond | undefined => {
  const at = DEEPER.exec(text)?.index ?? nth(text, RATHER_DEEP, MOST_DEEP);
  if (at === undefined) return undefined;
  return {
    at,
    message: 'Des listes ou des citations sont imbriquées trop profondément pour être lues.',
    fix: `Ramenez-les à quelques niveaux : ght en lit ${DEEPEST}, et ${MOST_DEEP} lignes au plus au-delà de ${DEEP}.`,
  };
};

const UNDERLINED = /(?<=[^\n]\n) {0,3}(?:=+|-+)[ \t]*$/gm;

const tooUnderlined = (text: string): Beyond | undefined => {
  const at = nth(text, UNDERLINED, MOST_UNDERLINED);
  if (at === undefined) return undefined;
  const message = `Plus de ${frenchNumber(MOST_UNDERLINED)} titres sont soulignés par « === » ou « --- » : ils ne sont pas lus.`;
  return { at, message, fix: 'Écrivez les titres avec « # », ou découpez le document en plusieurs fichiers.' };
};

/** Where the last match that is one too many begins. */
const nth = (text: string, mark: RegExp, most: number): number | undefined => {
  let count = 0;
  for (const { index } of text.matchAll(mark)) if (++count > most) return index;
  return undefined;
};

const BEGINS = new RegExp(`^[ \\t]*${MARK}`);
const BLANK = /^[ \t]*$/;

/** Only a long block is looked at, line by line; most texts have none. */
const tooContinued = (text: string): Beyond | undefined => {
  for (let from = 0; from < text.length; ) {
    const next = text.indexOf('\n\n', from);
    const end = next < 0 ? text.length : next;
    const at = end - from < 2 * MOST_CONTINUED ? undefined : continued(text.slice(from, end));
    if (at !== undefined) return { at: from + at, ...CONTINUED };
    from = end + 2;
  }
  return undefined;
};

const CONTINUED = {
  message: `Une liste ou une citation se poursuit sur plus de ${frenchNumber(MOST_CONTINUED)} lignes sans ligne vide.`,
  fix: 'Séparez les paragraphes par une ligne vide.',
} as const;

const continued = (block: string): number | undefined => {
  let [at, held, count] = [0, false, 0];
  for (const line of block.split('\n')) {
    if (BLANK.test(line)) [held, count] = [false, 0];
    else if (BEGINS.test(line)) held = true;
    else if (held && ++count > MOST_CONTINUED) return at;
    at += line.length + 1;
  }
  return undefined;
};

import { steps } from './align.js';
import { wordsOf } from './words.js';

/** Words that take the place of others at one spot; one side may be empty, then `after` says where. */
interface Hunk {
  readonly removed: string;
  readonly added: string;
  /** Words just before, which stay. */
  readonly after: string;
}

/** Beyond, a paragraph reads better whole than piece by piece. */
const MOST_HUNKS = 3;
const SHORT_GAP = 3;

/** « les mots : « X » sont remplacés par les mots : « Y » », for each spot of a paragraph; none when unclear. */
export const wordsChanged = (before: string, after: string): readonly string[] | undefined => {
  const hunks = hunksOf(before, after);
  if (hunks.length === 0 || hunks.length > MOST_HUNKS) return undefined;
  const said = hunks.map((hunk) => sentence(hunk, before));
  return said.every((one) => one !== undefined) ? (said as readonly string[]) : undefined;
};

/** Spots that change; two of them with hardly a word between are one. */
const hunksOf = (before: string, after: string): readonly Hunk[] => {
  const hunks: { removed: string; added: string; after: string }[] = [];
  let kept: string[] = [];
  let trail = '';
  for (const { a, b, same } of steps(wordsOf(before), wordsOf(after), (word) => word)) {
    if (same) {
      kept.push(a ?? '');
      continue;
    }
    const last = hunks.at(-1);
    const between = kept.join('');
    if (last && kept.length <= SHORT_GAP) {
      last.removed += between + (a ?? '');
      last.added += between + (b ?? '');
    } else {
      trail += between;
      hunks.push({ removed: a ?? '', added: b ?? '', after: trail });
    }
    trail += (last && kept.length <= SHORT_GAP ? between : '') + (a ?? '');
    kept = [];
  }
  return hunks.map(({ removed, added, after: place }) => ({
    removed: removed.trim(),
    added: added.trim(),
    after: place,
  }));
};

const once = (words: string, text: string): boolean => text.split(words).length === 2;

/** A quotation that opens or closes alone cannot be quoted in its turn. */
const isWhole = (words: string): boolean => words.split('«').length === words.split('»').length;

const sentence = ({ removed, added, after }: Hunk, before: string): string | undefined => {
  if ((removed === '' && added === '') || !isWhole(removed) || !isWhole(added)) return undefined;
  if (removed === '') return inserted(added, after, before);
  if (!once(removed, before)) return undefined;
  const [what, is] = named(removed);
  return added === ''
    ? `${what} : ${quoted(removed)} ${is} supprimé${plural(removed)}`
    : `${what} : ${quoted(removed)} ${is} remplacé${plural(removed)} par ${named(added)[0]} : ${quoted(added)}`;
};

/** The place of an insertion: as few words before it as name one place only. */
const inserted = (added: string, after: string, before: string): string | undefined => {
  const words = wordsOf(after.trimEnd());
  for (let count = 1; count <= Math.min(12, words.length); count++) {
    const place = words.slice(-count).join('').trim();
    if (!/[\p{L}\p{N}]/u.test(place) || !isWhole(place) || !once(place, before)) continue;
    return `après ${named(place)[0]} : ${quoted(place)}, ${named(added)[1]} inséré${plural(added)} ${named(added)[0]} : ${quoted(added)}`;
  }
  return undefined;
};

const isPlural = (words: string): boolean =>
  words.split(/[\s\u00a0\u202f]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length > 1;
const plural = (words: string): string => (isPlural(words) ? 's' : '');

const named = (words: string): readonly [what: string, is: string] => {
  if (/^\d[\d\s\u00a0.,]*$/.test(words)) return ['le nombre', 'est'];
  return isPlural(words) ? ['les mots', 'sont'] : ['le mot', 'est'];
};

/** Words between French quotes; quotes already inside become English ones, as the Imprimerie nationale does. */
export const quoted = (words: string): string =>
  `« ${words.replaceAll(/«[\s\u00a0\u202f]*/g, '“').replaceAll(/(?<![\s\u00a0\u202f])[\s\u00a0\u202f]*»/g, '”')} »`;

import { isArray, isObject, type Json, type JsonObject, own, segment } from '../json.js';
import { remembered, rememberedFor } from '../memo.js';
import { plain, REMINDERS, titleKey } from '../words.js';

const REMINDER = new RegExp(`^(?:rappels?$|(?:${REMINDERS.map(titleKey).join('|')})(?: |$))`);

/** Words that say, wherever they stand in a short paragraph, that it remains to be written. */
const AWAITED = [
  'a (?:completer|rediger|preciser|venir|definir|renseigner|faire|ecrire|inserer)',
  'to ?do|tbd|fixme|xxx+|lorem',
  '(?:sera|seront) (?:complete|redige|precise|renseigne|defini)e?s?',
  '(?:redaction|elaboration|validation) en cours',
  'en cours (?:de |d )(?:redaction|elaboration|validation|ecriture)',
  'en attente (?:de |d |du )(?:redaction|elaboration|validation|ecriture|texte)',
  'non renseignee?s?|(?:votre )?texte ici|(?:inserer|ecrire|saisir) (?:le|votre|un) texte',
].join('|');
/** Words that say nothing when they are all that a paragraph says. */
const EMPTY = [
  'xx|en cours|en attente|texte|n a|neant|nc|n c|ras|r a s|rien a signaler|idem|dito|non applicable',
  '(?:idem |cf |voir )?(?:supra|infra|plus haut|plus bas|ci dessus|ci dessous)',
].join('|');
const AWAITS = new RegExp(`\\b(?:${AWAITED})\\b`);
const IS_EMPTY = new RegExp(`^(?:${EMPTY})$`);
/** These say it whatever the length of the paragraph that they begin. */
const LONG_NOTHING = /^(?:to ?do|fixme|lorem|ecrivez ici|a (?:completer|rediger|renseigner))\b/;
const SHORT = 8;

const WITHOUT_OBJECT = /^sans objet\b\s*/;
const NOT_CONCERNED = /^(?:sans objet|(?:non|pas) concernee?s?)\b\s*/;
const NO_REASON = /^(?:oui|non)?$/;

/** Comments, instructions (`[à écrire : …]`, `[insérer le texte]`), images, footnote calls, tags and entities. */
const ORNAMENT =
  /<!--[\s\S]*?(?:-->|$)|!\[[^\]]{0,500}\](?:\([^)]{0,500}\)|\[[^\]]{0,500}\])?|\[(?:(?:à|a) (?:écrire|compléter|préciser)|insérer|inserer|indiquer|rédiger)\b[^\]]{0,500}\](?!\()|\[\^[^\][\s]+\](?!:)|<\/?[a-z][^<>]*>|&#?\w+;/gi;
const BEFORE_HEADING = /^(?= {0,3}#{1,6}(?:[ \t]|$))/m;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+([^\n]*))?(?:\n|$)/;
/** Block quotes, footnotes and link targets, underlined headings, and the heading row of a table. */
const ASIDE =
  /^ {0,3}(?:>|\[[^\]\n\r\u2028\u2029]+\]:).*$|^.+\n {0,3}(?:=+|-+)[ \t]*$|^(?=[^\n\r\u2028\u2029|]*\|).*\n[ \t]*[|:-][ \t|:-]*$/gm;
/** An empty line, or the beginning of a list item or of a row. */
const BREAK = /\n(?=[ \t]*(?:\n|[-*+|][ \t]|\d+[.)][ \t]))/;

/** What stands under each heading; a reminder of the law goes, with its own sub-headings. */
const underHeadings = (text: string): readonly string[] => {
  let reminder = 0;
  return text.split(BEFORE_HEADING).flatMap((piece) => {
    const [line = '', marks = '', title = ''] = HEADING.exec(piece) ?? [];
    if (reminder > 0 && marks.length > reminder) return [];
    reminder = marks !== '' && REMINDER.test(titleKey(title)) ? marks.length : 0;
    return reminder > 0 ? [] : [piece.slice(line.length)];
  });
};

/** What each paragraph, item or row amounts to; what is compared never goes past its first words. */
const paragraphsOf = (text: string): readonly string[] =>
  underHeadings(text.replaceAll(ORNAMENT, ' '))
    .flatMap((piece) => piece.replaceAll(ASIDE, '').split(BREAK))
    .map((paragraph) => plain(paragraph.trim().slice(0, 200)))
    .filter((words) => words !== '');

const isReal = (words: string): boolean => {
  if (NOT_CONCERNED.test(words)) {
    const reason = words.replace(NOT_CONCERNED, '');
    return !NO_REASON.test(reason) && isReal(reason);
  }
  if (LONG_NOTHING.test(words)) return false;
  return words.length > 2 && !(words.split(' ').length <= SHORT && saysNothing(words));
};

/** One expression of the two would take V8 three times as long to compile, which a check of one document feels. */
const saysNothing = (words: string): boolean => IS_EMPTY.test(words) || AWAITS.test(words);

/** The first line of a text, without any mark, above a line that neither underlines it nor may come to, unadorned. */
const FIRST_LINE = /^[^\n<>[\]!&|#=]+(?=$|\n(?! {0,3}(?:=+|-+)[ \t\r]*(?:\n|$)|[^\n]*[<![&]))/;

/**
 * True when the first line alone proves that a text is written, whatever follows it in its paragraph: more words could
 * make nothing of a short one (« ce point est », « à compléter »), and a reason of « sans objet ».
 */
const beginsForReal = (text: string): boolean => {
  const [line] = FIRST_LINE.exec(text) ?? [];
  if (line === undefined) return false;
  const words = plain(line.trim().slice(0, 200));
  const whole = text.length === line.length || text.startsWith('\n\n', line.length);
  const settled = whole || (words.split(' ').length > SHORT && !NOT_CONCERNED.test(words));
  return settled && isReal(words);
};

/** A text this long most often says something before that: the rest is read only when it does not. */
const ENOUGH = 2000;

/**
 * True when one paragraph at least of a text says something: it is not empty, nor « à compléter », nor only a
 * quotation, a heading or a reminder of the law, nor a bare « sans objet ».
 */
export const isWrittenText = remembered((text) => {
  if (beginsForReal(text)) return true;
  const head = text.length > ENOUGH ? text.slice(0, Math.max(0, text.lastIndexOf('\n\n', ENOUGH))) : '';
  return (head !== '' && paragraphsOf(head).some(isReal)) || paragraphsOf(text).some(isReal);
});

/** True when a value, or one of the values under it, is written; `renvoi` and identifiers do not count as writing. */
export const isWritten = (value: Json | undefined): boolean => {
  if (typeof value === 'string') return isWrittenText(value);
  if (isArray(value)) return value.some(isWritten);
  if (isObject(value))
    return Object.entries(value).some(([key, item]) => key !== 'renvoi' && key !== 'id' && isWritten(item));
  return value === true || typeof value === 'number';
};

/** True for an item set aside with its reason: « Sans objet : motif » or `sans_objet: motif`. */
export const isWithoutObject = (value: Json | undefined): boolean => {
  if (typeof value === 'string') return WITHOUT_OBJECT.test(paragraphsOf(value)[0] ?? '') && isWrittenText(value);
  const reason = own(value, 'sans_objet');
  return typeof reason === 'string' && isWrittenText(reason);
};

/** A word, accents apart, of what an awaited text holds: a text without it is not read further. */
const HINT = /compl.{1,2}ter|r.{1,2}diger|renseigner|crivez ici|to ?do\b|fixme|lorem|\[/i;
const INSTRUCTION = /\[(?:[àa] (?:écrire|compléter|préciser)|ins[ée]rer|indiquer|rédiger)\b/gi;

/** True when a text holds what a template asks to be written (`[à écrire : …]`), and not a link so named. */
const holdsInstruction = (text: string): boolean =>
  [...text.matchAll(INSTRUCTION)].some(({ index }) => /^[^\]]*\](?!\()/.test(text.slice(index, index + 500)));

/** True when a text, or a paragraph of it, says that it remains to be written: « À compléter », `[à écrire : …]`. */
export const isAwaited = (text: string): boolean =>
  (HINT.test(text) && (holdsInstruction(text) || paragraphsOf(text).some((words) => LONG_NOTHING.test(words)))) ||
  (!isWrittenText(text) && paragraphsOf(text).some((words) => AWAITS.test(words)));

/** A value that holds others. */
type Holder = JsonObject | readonly Json[];

/** A text of a document, with its JSON pointer. */
type TextAt = readonly [pointer: string, text: string];

/** Every text under a value, with its JSON pointer. */
export const textsOf = (value: Json): readonly TextAt[] => {
  if (typeof value !== 'object' || value === null) return textsAt(value, '');
  return listed(value);
};

/** Several rules read all the texts of a document, which nothing changes once it is read. */
const listed = rememberedFor((value: Holder) => textsAt(value, ''));

const textsAt = (value: Json, pointer: string, found: TextAt[] = []): readonly TextAt[] => {
  if (typeof value === 'string') found.push([pointer, value]);
  else if (isArray(value)) for (const [i, item] of value.entries()) textsAt(item, `${pointer}/${i}`, found);
  else if (isObject(value))
    for (const [key, item] of Object.entries(value)) textsAt(item, `${pointer}/${segment(key)}`, found);
  return found;
};

/** Every text under a value, joined. */
export const textUnder = (value: Json | undefined): string => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values<Json>(value).map(textUnder).join('\n');
};

/** The plain words of every text under a value: what `plain` makes of them joined, though each is reduced once. */
export const plainUnder = (value: Json | undefined): string => {
  if (typeof value === 'string') return plain(value);
  if (typeof value !== 'object' || value === null) return '';
  return reduced(value);
};

/** Several rules look up words in the same part of a document, which nothing changes once it is read. */
const reduced = rememberedFor((value: Holder) => Object.values<Json>(value).map(plainUnder).filter(Boolean).join(' '));

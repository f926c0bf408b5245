import { remembered } from './memo.js';
import { plain } from './plain.js';

export { plain };

const NUMBERING =
  /^\s*(?:(?:article|chapitre|partie|titre|axe|section)\s+)?(?:\d+(?:[.-]\d+)*\s*°?(?:er)?|[ivxlc]+(?=[.\s)–—-])|[a-z](?=\)))\s*(?:[.)–—:°-]\s*)*/i;
const LETTER = /^\s*[a-z]\)\s*/i;
const DETERMINER = /^(?:les|le|la|l|des|du|de la|de l|un|une)\s+/;

/** A title reduced to what tells it from others: no number, no leading article, no accent, no case. */
export const titleKey = remembered((title) =>
  plain(title.replace(NUMBERING, '').replace(LETTER, '')).replace(DETERMINER, ''),
);

const ITEM_NUMBER = /^\s*(\d{1,2})\s*(?:°|º|er\b)/;

/** Number that an author gave to an item (« 9° Suivi » gives « 9° »), or undefined. */
export const itemNumber = (title: string): string | undefined => {
  const number = ITEM_NUMBER.exec(title)?.[1];
  return number === undefined ? undefined : `${number}°`;
};

/** Titles of the sections that remind the law and answer nothing: the same in every document. */
export const REMINDERS = [
  'Rappel de la loi',
  'Rappel des textes',
  'Rappel réglementaire',
  'Rappel du cadre légal',
  'Rappel juridique',
  'Cadre légal',
  'Cadre juridique',
  'Cadre réglementaire',
];

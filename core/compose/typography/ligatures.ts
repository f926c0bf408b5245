/** Words that French writes with œ; « … » at the end stands for any ending, small letters stand for capitals too. */
const WORDS = [
  ...['boeuf', 'boeufs', 'choeur', 'choeurs', 'coeur', 'coeurs', 'consoeur', 'consoeurs', 'rancoeur', 'rancoeurs'],
  ...['soeur', 'soeurs', 'moeurs', 'noeud', 'noeuds', 'oeil', 'oeillet', 'oeillets', 'oeuf', 'oeufs', 'voeu', 'voeux'],
  ...['foetus', 'foetal', 'foetale', 'foetales', 'foetaux', 'écoeur…', 'coelioscop…', 'coelioch…'],
  ...['oeuvr…', 'manoeuvr…', 'désoeuvr…', 'oedème…', 'oedémat…', 'oesophag…', 'oestrog…', 'oestroprog…', 'oecumén…'],
];

const ANY_ENDING = '\\p{Ll}*';
const inner = WORDS.map((word) => word.replace('…', ANY_ENDING)).join('|');

/** Small letters only: a capital may begin a name, which its owner alone knows how to write. */
const SMALL = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${inner})(?![\\p{L}\\p{N}_])`, 'gu');

/** « œuvre » for « oeuvre », in a closed list of common words; names and all other words stay. */
export const ligatures = (text: string): string =>
  text.includes('oe') ? text.replace(SMALL, (word) => word.replace('oe', 'œ')) : text;

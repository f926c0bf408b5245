import { ligatures } from './ligatures.js';

const NBSP = '\u00A0';
/** The narrow space of ; ! ? and of thousands. */
const THIN = '\u202F';

const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const UNITS = '%|‰|€|M€|k€|h|min|km|km²|m|m²|cm|mm|kg|mg|ml|°C|ans|mois|jours|lits|places|postes|ETP';
const SHORT = 'n°|art\\.|p\\.|§|[LRD]\\.|MM?\\.|Mmes?|Mlles?|Drs?|Prs?';
const PARTS = '[Aa]rticles?|[Aa]linéas?|[Aa]nnexes?|[Pp]ages?';

/** French rules, in order: none takes a word away nor moves one, and none does more when applied again. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/(?<![.…])\.{3}(?![.…/\\])/g, '…'],
  [/(\p{L})'(?=[\p{L}\p{N}«“"]|$)/gu, '$1’'],
  [/(?<!\p{L})([nN])º(?=\s?\d)/gu, '$1°'],
  [/(?<!\p{L})([nN]°)(?=\d)/gu, `$1${NBSP}`],
  [/(?<=[^\s«])»/gu, `${NBSP}»`],
  [/«[ \u00A0\u202F]*(?=\S)/g, `«${NBSP}`],
  // A sign typed against its word, where it can be nothing but a sign.
  [/(?=[;!?])(?<=\p{L}{2}|[)»”…])(?<!&\p{L}+)([;!?])(?=\s|$)/gu, `${THIN}$1`],
  [/(?<=\p{L}{2}|[)»”])(:)(?=\s|$)/gu, `${NBSP}$1`],
  [/(?<![ \u00A0\u202F])[ \u00A0\u202F]+([;!?])/g, `${THIN}$1`],
  [/(?<![ \u00A0\u202F])[ \u00A0\u202F]+([:»])/g, `${NBSP}$1`],
  // Ordinals: « 1re », « 2e »; emitters raise their letters.
  [/(?<![\p{L}\p{N}.,-])1[eèé]re(s?)(?!\p{L})/gu, '1re$1'],
  [/(?<![\p{L}\p{N}.,-])(\d+)i?[èée]me(s?)(?!\p{L})/gu, '$1e$2'],
  [
    /(?<=(?:^|[^\d,.])\d{1,3}(?:[ \u00A0\u202F]\d{3}){0,9})[ \u00A0](?=\d{3}(?:[ \u00A0\u202F]\d{3}){0,9}(?!\d))/g,
    THIN,
  ],
  [new RegExp(`(\\d) (?=(?:${UNITS})(?![\\p{L}\\p{N}]))`, 'gu'), `$1${NBSP}`],
  [/(\d[ \u00A0]h) (?=\d)/g, `$1${NBSP}`],
  [new RegExp(`(?<![\\p{L}\\p{N}])(${SHORT}|N°) (?=[\\p{L}\\p{N}])`, 'gu'), `$1${NBSP}`],
  [new RegExp(`(?<![\\p{L}\\p{N}])(${PARTS}) (?=\\d)`, 'gu'), `$1${NBSP}`],
  [new RegExp(`(?<![\\p{L}\\p{N}])(1er|\\d{1,2}) (?=(?:${MONTHS})(?!\\p{L}))`, 'gu'), `$1${NBSP}`],
  // A hyphen between two spaces and two words is the dash of an aside.
  [/(?<=[\p{L})»]) - (?=[\p{L}(«])/gu, `${NBSP}– `],
  [/([\p{L})»]) (?=[–—] )/gu, `$1${NBSP}`],
];

/** Addresses of the web and of mail are what they are, to the letter. */
const ADDRESS = /((?:(?<![a-z])[a-z]+:\/\/|mailto:|tel:|www\.)\S+|(?<!\S)\S+@\S+)/i;

const worded = (text: string): string =>
  ligatures(RULES.reduce((current, [pattern, by]) => current.replaceAll(pattern, by), text));

/** French typography of one text, but for its straight quotes. */
export const spacedOut = (text: string): string =>
  text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? part : worded(part)))
    .join('');

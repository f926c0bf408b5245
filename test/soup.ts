import fc from 'fast-check';

const STARTS = [
  '',
  '',
  '',
  '- ',
  '* ',
  '1. ',
  '12) ',
  '> ',
  '  ',
  '   ',
  '    ',
  '\t',
  '# ',
  '## ',
  '###### ',
  '#',
  '**',
];
/** Ends of such lines. */
export const BODIES = [
  ...['mot', 'Deux mots et plus', '| a | b |', '|---|---|', '===', '---', '- - -', '***', '```', '```js', '~~~', ''],
  ...[
    '[a]: /lien',
    '[a]:',
    "/lien 'titre",
    "suite'",
    '[^1]: note',
    '<!-- à dire',
    'fin --> mot',
    '<div>',
    '</div> mot',
  ],
  ...['<script>', 'x</script>', 'mot {#cle}', 'mot  ', 'mot\\', '`code` mot', 'a ]: b', '2022', 'é > à', '\u00a0mot'],
  ...[
    'de longs mots ici',
    '**de longs mots** ici',
    '| de longs mots | b |',
    'titre = "de longs mots">',
    'de longs mots](/a',
    '[de longs mots',
    '`de longs mots',
    '« Mot », (mot)',
    '12 lits',
    '12. lits',
    'et/ou',
    'www.ght.fr',
    'http://ght.fr',
    'a@ght.fr',
    'mot\0',
    'mot\u00a0',
    '"mot"',
    'mot #',
    'mot ## ',
  ],
];
const started = fc.oneof(
  fc.constantFrom('', '', 'Un mot', '- un mot', '  ## Titre').map((whole) => [whole]),
  fc.tuple(fc.constantFrom(...STARTS), fc.constantFrom(...STARTS), fc.constantFrom(...BODIES)),
);

/** Lines of Markdown drawn at random, from all that gives a text its structure. */
export const soup = fc
  .array(started, { maxLength: 14 })
  .map((lines) => lines.map((parts) => parts.join('')).join('\n'));

const bare = fc.constantFrom('', '', 'mot', ...BODIES).map((body) => [body]);

/** The same, half of the lines with nothing before their words. */
export const thinSoup = fc
  .array(fc.oneof(started, bare), { maxLength: 14 })
  .map((lines) => lines.map((parts) => parts.join('')).join('\n'));

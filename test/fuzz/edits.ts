import fc from 'fast-check';

/** One change made to a text: where it is made, how far it reaches, and what is put in. */
interface Edit {
  readonly kind: string;
  /** Rank of a character or of a line, taken modulo what the text has. */
  readonly at: number;
  readonly span: number;
  readonly piece: string;
}

type Change = (text: string, edit: Edit) => string;

const inLines =
  (change: (lines: readonly string[], at: number, edit: Edit) => readonly string[]): Change =>
  (text, edit) => {
    const lines = text.split('\n');
    return change(lines, edit.at % lines.length, edit).join('\n');
  };

const insert: Change = (text, { at, piece }) => {
  const spot = at % (text.length + 1);
  return text.slice(0, spot) + piece + text.slice(spot);
};

const cut: Change = (text, { at, span }) => {
  const spot = at % (text.length + 1);
  return text.slice(0, spot) + text.slice(spot + span);
};

const CHANGES: Readonly<Record<string, Change>> = {
  insert,
  cut,
  truncate: (text, { at }) => text.slice(0, at % (text.length + 1)),
  insertLine: inLines((lines, at, { piece }) => lines.toSpliced(at, 0, piece)),
  cutLines: inLines((lines, at, { span }) => lines.toSpliced(at, span)),
  double: inLines((lines, at, { span }) => lines.toSpliced(at, 0, ...lines.slice(at, at + span))),
  swap: inLines((lines, at, { span }) => {
    const other = (at + span) % lines.length;
    return lines.with(at, lines[other] ?? '').with(other, lines[at] ?? '');
  }),
  indent: inLines((lines, at, { span }) => lines.with(at, ' '.repeat(span % 7) + lines[at])),
  outdent: inLines((lines, at) => lines.with(at, (lines[at] ?? '').trimStart())),
  value: inLines((lines, at, { piece }) =>
    lines.with(
      at,
      (lines[at] ?? '').replace(/:.*$/s, () => `: ${piece}`),
    ),
  ),
  rename: inLines((lines, at, { piece }) =>
    lines.with(
      at,
      (lines[at] ?? '').replace(/[\w-]+(?=:)/, () => piece),
    ),
  ),
  crlf: inLines((lines, at, { span }) => lines.map((line, i) => (i >= at && i < at + span ? `${line}\r` : line))),
};

/** What a hand, an editor or a hostile author may leave in a text. */
const CHARACTERS = [
  ...['\0', '\u0001', '\u0007', '\b', '\t', '\v', '\f', '\r', '\r\n', '\u001b[31m', '\u001b]8;;x\u0007', '\u007f'],
  ...['\u0085', '\u009b31m', '\u00a0', '\u00ad', '\u0301', '\u061c', '\u200b', '\u200d', '\u202e', '\u2028', '\u2029'],
  ...['\u2066', '\ufeff', '\ufffe', '\uffff', '\ud800', '\udc00', '\u{e0001}', '👩‍⚕️', 'e\u0301', 'ﬁ', '漢'],
];

const MARKS = [
  ...['---', '---\n', '...', '%YAML 1.2\n---', '&a', '*a', '&a [*a, *a]', '!', '!!binary', '!!js/function x', '<<: *a'],
  ...[
    '? ',
    ': ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>-',
    '|9',
    '@',
    '`',
    '#',
    '~',
    'null',
    '"\\ud800"',
    '"\\0"',
  ],
  ...[
    '```',
    '~~~',
    '````yaml',
    '<!--',
    '-->',
    '<script>',
    '</div>',
    '&#0;',
    '&#xD800;',
    '[^1]',
    '[^1]: [^1]',
    '![](x)',
  ],
  ...['[a](javascript:x)', '| a | b |\n|---|---|', '|---|', '===', '***', '> > >', '1. ', '- [ ] ', '\\', '$&', '$1'],
  ...['# ', '## Filières', '### Filière', '## {#}', '{#pharmacie}', '{couvre="1 4-a 99"}', '{#__proto__}', '#######'],
  ...[
    '{{',
    '}}',
    '{{{',
    '{{#each filieres}}',
    '{{/each}}',
    '{{> x}}',
    '{{constructor}}',
    '{{@root}}',
    '{{#if}}',
    '{{else}}',
  ],
];

const WORDS = [
  ...['type: pmp', 'type: candidature', 'type:', 'appel: x', 'filieres:', 'etablissements:', '__proto__: {a: 1}'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', '.', '..', '/', '../../etc/passwd', 'C:\\x'],
  ...[
    '2022-02-30',
    '0000-00-00',
    '9999-12-31',
    '-2022-01-01',
    '2022-13-45',
    '20220101',
    '2022-1-1',
    '2022-01-01T00:00Z',
  ],
  ...[
    '0',
    '-0',
    '-1',
    '1e999',
    '0x10',
    '1_000',
    '99999999999999999999',
    '1.234',
    '40 %',
    '5000000000 €',
    '.inf',
    '.nan',
  ],
  ...['definitif', 'projet', 'true', 'oui', 'à compléter', 'Sans objet', 'Sans objet : motif', 'CH A et CH B', '4-a'],
];

const HUGE = [
  ...['x'.repeat(20_000), 'mot '.repeat(4000), 'é'.repeat(5000), ' '.repeat(3000), '\n'.repeat(500), 'a: '.repeat(300)],
  ...['['.repeat(300), '{a: '.repeat(120), '- '.repeat(200), '> '.repeat(200), '*'.repeat(2000), '_a_'.repeat(500)],
  ...['![['.repeat(200), '[x]('.repeat(200), '`'.repeat(999), '|a'.repeat(200), '<a '.repeat(200), '#'.repeat(300)],
  ...[
    Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n'),
    '&a [*a,*a,*a,*a,*a,*a,*a,*a]\n'.repeat(60),
  ],
];

/** A fragment to put in a text: a sign, a mark of YAML, Markdown or Handlebars, a word, and now and then a huge one. */
export const fragment: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...CHARACTERS) },
  { weight: 8, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)) },
  { weight: 1, arbitrary: fc.constantFrom(...HUGE) },
);

/** Changes to make to a text, and lines of another one (`others`) to put in. */
const edits = (others: readonly string[]): fc.Arbitrary<readonly Edit[]> => {
  const lines = others.flatMap((text) => text.split('\n').filter((line) => line !== ''));
  const piece = fc.oneof({ weight: 3, arbitrary: fragment }, { weight: 1, arbitrary: fc.constantFrom(...lines) });
  const kind = fc.constantFrom(...Object.keys(CHANGES));
  const span = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 400 }));
  return fc.array(fc.record({ kind, at: fc.nat(), span, piece }), { maxLength: 8 });
};

/** One of the given texts, spoilt; `splice` also names what its foreign lines are taken from. */
export const spoilt = (texts: readonly string[], splice: readonly string[] = texts): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), edits(splice))
    .map(([text, made]) => made.reduce((now, edit) => CHANGES[edit.kind]?.(now, edit) ?? now, text));

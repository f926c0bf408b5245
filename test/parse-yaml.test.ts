import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import type { Json } from '../core/json.js';
import type { SourceNode } from '../core/parse/source.js';
import { parseYaml } from '../core/parse/yaml.js';
import { findingsOf, placesOf, readText, runs, within } from './reading.js';
import { textOf, type World, world } from './world.js';

const read = (text: string) => parseYaml({ file: 'x.yaml', text });

/** Pieces that a YAML reader may stumble on, put together at random. */
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '  ', '- ', ': ', '? ', '"', "'", '|', '>-', '&a ', '*a', '!', '!!str ', '%YAML', '---\n'),
      fc.constantFrom('{', '}', '[', ']', ',', '# ', '`', '@', '\t', '<<: ', '\\', '\0', '\ud800', '\u0085', '\ufeff'),
      fc.constantFrom('type: pmp\n', 'date: 2022-01-01\n', 'filieres:\n', '  - nom: x\n', '__proto__: ', 'titre: '),
      fc.string({ maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

const scalar = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    '2022-01-01',
    '010000000',
    '3.10',
    'oui',
    'null',
    '~',
    'CH : A',
    '# x',
    '- y',
    'a\nb\n',
    '«é»',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.trim()),
);
const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'a/b', 'a~b', 'clé', 'état des lieux', '1', 'true'),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }),
);
/** Any value that YAML can write with text keys. */
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
}));
/** The same value written in one of the ways YAML offers. */
const written = fc
  .tuple(value, fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL'), fc.boolean())
  .map(([data, style, flow]) => {
    const options = { defaultStringType: style as 'PLAIN', defaultKeyType: 'PLAIN' as const };
    const shape = flow ? { collectionStyle: 'flow' as const } : {};
    return stringify({ racine: data }, { ...options, ...shape, lineWidth: 0, schema: 'failsafe' });
  });

/** Every key of a tree, with the text that stands at the place given for it. */
const keysAt = (text: string, node: SourceNode): readonly (readonly [string, string])[] => {
  const lines = text.split('\n');
  return [...(node.children ?? [])].flatMap(([name, child]) => {
    const at = child.key;
    const shown = at ? (lines[at.line - 1] ?? '').slice(at.column - 1, at.endColumn - 1) : undefined;
    return [...(shown === undefined ? [] : [[name, shown] as const]), ...keysAt(text, child)];
  });
};

/** Keys to each value below a value. */
const pathsOf = (data: Json): readonly (readonly string[])[] =>
  typeof data === 'object' && data !== null
    ? Object.entries(data).flatMap(([name, item]) => [[name], ...pathsOf(item).map((below) => [name, ...below])])
    : [];

const nodeAt = (root: SourceNode, keys: readonly string[]): SourceNode | undefined =>
  keys.reduce<SourceNode | undefined>((node, name) => node?.children?.get(name), root);

describe('reading YAML', () => {
  it('never throws, and every place stands within the text', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (text) => {
        const parsed = await read(text);
        const places = [...placesOf(parsed.source()), ...parsed.problems.map((problem) => problem.place)];
        expect(places.filter((place) => !within(text, place))).toEqual([]);
        for (const { message, fix } of parsed.problems) expect(`${message} ${fix}`).toMatch(/^\p{Lu}.+\.$/su);
      }),
      runs(4000),
    );
  });

  it('reads what another reader reads, all scalars kept as they are typed', async () => {
    await fc.assert(
      fc.asyncProperty(written, async (text) => {
        const other = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
        fc.pre(other.errors.length === 0);
        const parsed = await read(text);
        expect(parsed.problems).toEqual([]);
        expect(parsed.data).toEqual(other.toJS() ?? '');
      }),
      runs(800),
    );
  });

  it('points each key at its very text, and has a place for each value', async () => {
    await fc.assert(
      fc.asyncProperty(written, async (text) => {
        const parsed = await read(text);
        if (parsed.problems.length > 0) return;
        for (const [name, shown] of keysAt(text, parsed.source())) {
          if (/^[\p{L}\p{N}_ /~-]+$/u.test(name)) expect(shown).toBe(name);
        }
        const missing = pathsOf(parsed.data).filter((keys) => nodeAt(parsed.source(), keys) === undefined);
        expect(missing).toEqual([]);
      }),
      runs(800),
    );
  });

  it('points at the key, the quoted key, the element, the empty value', async () => {
    const text = ['a: un', '"b c": deux', 'liste:', '  - x', '  -', '  - y', 'vide:', 'bloc: |', '  ligne', ''].join(
      '\n',
    );
    const { source } = await read(text);
    const at = (...keys: readonly string[]) => {
      const node = nodeAt(source(), keys);
      const { line, column, endColumn } = node?.key ?? node?.place ?? { line: 0, column: 0, endColumn: 0 };
      return [line, column, endColumn];
    };
    expect([at('a'), at('b c'), at('liste', '0'), at('vide'), at('bloc')]).toEqual([
      [1, 1, 2],
      [2, 2, 5],
      [4, 5, 6],
      [7, 1, 5],
      [8, 1, 5],
    ]);
    expect(at('liste', '1')).toEqual([4, 3, 4]);
  });

  it.each([
    ['deux fois la même clé', 'a: 1\nb: 2\na: 3\n', 3, /écrite deux fois/],
    ['une tabulation', 'a:\n\tb: 1\n', 2, /tabulation/],
    ['une ancre inconnue', 'a: *b\n', 1, /« \* »/],
    ['un type particulier', 'a: !x y\n', 1, /« ! »/],
    ['un guillemet ouvert', 'a: "b\n', 1, /guillemet/],
    ['deux fois « : »', 'a: b : c: d\n', 1, /deux fois « : »/],
    ['deux documents', 'a: 1\n---\nb: 2\n', 2, /plusieurs documents/],
    ['une directive', '%YAML 1.2\n---\na: 1\n', 1, /directive/],
    ['un caractère nul', 'a: b\0c\n', 1, /invisible/],
  ])('says in French: %s', async (_, text, line, message) => {
    const { problems } = await read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    if (line !== undefined) expect(problems[0]?.place.line).toBe(line);
  });

  it('refuses a bomb of aliases at once', async () => {
    const bomb = `a: &a [x]\n${'bcdefghij'
      .split('')
      .map((name, i) => {
        const previous = 'abcdefghij'[i];
        return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${previous}`).join(', ')}]`;
      })
      .join('\n')}\n`;
    const { problems } = await read(bomb);
    expect(problems[0]?.message).toMatch(/multiplie les renvois/);
  });

  it('refuses a bottomless nesting', async () => {
    const { problems } = await read(`a: ${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(problems[0]?.message).toMatch(/imbriquées trop profondément/);
  });
});

describe('keys named like those of any object', () => {
  let here: World;
  beforeAll(async () => {
    here = await world();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '« %s » is an unknown key, and no more',
    async (name) => {
      const fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
      const text = `type: pmp\ndate: 2022-09-01\n${name}: x\nfilieres:\n  - nom: Cancer\n    organisation: { ${name}: y }\n`;
      const document = await readText(here, 'pmp.yaml', text);
      const found = await findingsOf(here, fiche, document);
      const unknown = found.filter((one) => one.rule === 'lecture/cle-inconnue');
      expect(unknown.map((one) => [one.path, one.place.line])).toEqual([
        [`/${name}`, 3],
        [`/filieres/0/organisation/${name}`, 6],
      ]);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    },
  );

  it.each(['__proto__', 'constructor'])('« type: %s » is an unknown type', async (name) => {
    const document = await readText(here, 'pmp.yaml', `type: ${name}\n`);
    expect(document.problems.map((problem) => problem.rule)).toEqual(['lecture/type-inconnu']);
  });
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { inflateWithin } from '../core/emit/docx/inflate.js';
import { isGhtDocx } from '../core/emit/docx/recognise.js';
import { type Den, den } from './hostile.js';

const dens: Den[] = [];
const made = (): Den => {
  const one = den({ FORCE_COLOR: '0' });
  dens.push(one);
  return one;
};
afterAll(() => {
  for (const one of dens) one.gone();
});

/** An order to a terminal, one to a runner on a line of its own, an override of direction. */
const ORDER = '\u001b]0;pris\u0007\u001b[2J\u009b31m\u202e';
const RUNNER = '::error::pris';
/** What a terminal obeys. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: what must not come out is what is looked for.
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const quiet = (said: string): void => {
  expect(said).not.toMatch(OBEYED);
  expect(said.split('\n').filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
};

const RULE = (text: string) =>
  `---\ndepuis: 2016-01-01\nconcerne: [pmp]\nniveau: conseil\nsur: /\nexige: { required: [absente] }
constat: ${JSON.stringify(`Constat ${text}`)}\ncorrection: ${JSON.stringify(text)}\n---\n# Règle ${text}\n\n${text}\n${RUNNER}\n`;

describe('what a stranger wrote', () => {
  it('is not obeyed by the terminal: values, keys, headings and rules', async () => {
    const here = made();
    const escaped = JSON.stringify(`x${ORDER}\n${RUNNER}`);
    here.put(
      'a.yaml',
      `type: avenant\nobjet: ${escaped}\n${escaped}: ${escaped}\nmodifications: [{ nature: ${escaped} }]\n`,
    );
    here.put('b.md', `---\ntype: pmp\ntitre: ${escaped}\n---\n# A\n\n## ${ORDER}B {#objectifs_medicau}\n\n${ORDER}\n`);
    here.put('c.yaml', `type: ${ORDER}pmp\n`);
    here.put('regles/a.md', RULE(ORDER.replaceAll('\u0007', '')));
    for (const args of [
      ['check'],
      ['check', '--quiet'],
      ['check', '--format', 'github'],
      ['status'],
      ['explain', 'regles/a'],
      ['rules'],
    ]) {
      const { out, err } = await here.ght(...args);
      expect(err).not.toContain('une panne est survenue');
      if (args.includes('github')) expect(out).not.toMatch(OBEYED);
      else quiet(out + err);
    }
    quiet((await here.ght('render', '--format', 'md')).err);
  });

  it('is not obeyed by the terminal: names of files and of folders', async () => {
    const here = made();
    const name = `n${ORDER.replaceAll('/', '')}\n${RUNNER}`;
    here.put(`${name}.yaml`, 'type: avenant\n');
    here.put(`${name}.md`, '---\ntitre: sans type\n---\n');
    here.put('regles/a\u001b[2J.md', 'rien');
    for (const args of [
      ['check'],
      ['render', '--format', 'md'],
      ['check', `absent${name}.yaml`],
      ['verify', name],
      ['init', `../${name}`, '--oui'],
    ]) {
      const { out, err } = await here.ght(...args);
      quiet(out + err);
    }
    for (const args of [[`--${name}`], [name], ['check', '--format', name], ['check', '--au', name], ['explain', name]])
      quiet((await here.ght(...args)).err);
  });

  it('is not obeyed by the terminal: what a file to verify says of itself', async () => {
    const here = made();
    here.put('x.pdf', pdfSaying(provenance({ document: 'pmp.yaml', verdict: `x${ORDER}\n${RUNNER}` })));
    const { status, out, err } = await here.ght('verify', 'x.pdf');
    expect(status).toBe(1);
    quiet(out + err);
  });
});

const provenance = (more: object): string =>
  JSON.stringify({
    ...{
      ght: '0.1.0',
      document: 'pmp.yaml',
      jour: '2022-01-01',
      verdict: 'conforme',
      regles: 'a',
      sources: [],
      dossier: [],
    },
    ...more,
  });

const pdfSaying = (json: string): string =>
  `%PDF-1.7\n<ght:provenance>${json.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</ght:provenance><ght:empreinte>${'0'.repeat(64)}<\n`;

describe('a file to verify', () => {
  it.each([
    ['above', { sources: [{ chemin: '../../etc/passwd', sha256: 'a'.repeat(64) }] }],
    ['from the root', { dossier: [{ chemin: '/etc/passwd', sha256: 'a'.repeat(64) }] }],
    ['of Windows', { sources: [{ chemin: 'C:\\x', sha256: 'a'.repeat(64) }] }],
    ['of a network', { sources: [{ chemin: '\\\\serveur\\x', sha256: 'a'.repeat(64) }] }],
    ['within', { document: 'a/../../b.yaml' }],
  ])('names no path that leads out: %s', async (_, more) => {
    const here = made();
    here.put('x.pdf', pdfSaying(provenance(more)));
    const { status, err } = await here.ght('verify', 'x.pdf');
    expect(status).toBe(2);
    expect(err).toContain('ne dit pas de quelles sources');
  });

  it('may be anything: it is refused or said, and never makes ght fall', async () => {
    const here = made();
    const deep = '['.repeat(200_000);
    const cases: Readonly<Record<string, string | Uint8Array>> = {
      'a.pdf': '%PDF-',
      'b.pdf': pdfSaying(deep),
      'c.pdf': pdfSaying('{"__proto__":{"document":"x"}}'),
      'd.pdf': `%PDF-${'<ght:provenance>'.repeat(50_000)}`,
      'e.docx': 'PK\u0003\u0004',
      'f.docx': zipSync({ 'customXml/item1.xml': Buffer.from('<provenance '.repeat(80_000)) }, { level: 0 }),
      'g.docx': zipSync({
        'customXml/item1.xml': Buffer.from(`<provenance ${`empreinte="${'a'.repeat(64)}" `.repeat(9000)}`),
      }),
      'h.docx': Buffer.alloc(0),
      'i.pdf': pdfSaying(provenance({ sources: [{ chemin: 'a\u0000b', sha256: 'a'.repeat(64) }] })),
    };
    for (const [name, content] of Object.entries(cases)) here.put(name, content);
    for (const name of Object.keys(cases)) {
      const { status, err } = await here.ght('verify', name);
      expect([1, 2], `${name} ${status} ${err}`).toContain(status);
    }
  });

  it('is not inflated beyond what is worth reading, whatever size it claims', () => {
    const bomb = deflateRawSync(Buffer.alloc(20 * 1024 * 1024));
    for (const claimed of [0, 100, 20 * 1024 * 1024]) {
      expect(() => inflateWithin(archive('customXml/item1.xml', bomb, claimed), 1024 * 1024)).toThrow('too large');
      expect(isGhtDocx(archive('docProps/custom.xml', bomb, claimed))).toBe(false);
    }
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.xml`, Buffer.alloc(10_000)]));
    expect(() => inflateWithin(zipSync(many, { level: 1 }), 1024 * 1024)).toThrow('too large');
    expect(Object.keys(inflateWithin(zipSync(many, { level: 1 }), 4 * 1024 * 1024))).toHaveLength(300);
  });
});

/** An archive of one part, which claims another size than its own. */
const archive = (name: string, deflated: Buffer, claimed: number): Uint8Array => {
  const path = Buffer.from(name);
  const numbers = (...fields: readonly (readonly [size: 2 | 4, value: number])[]): Buffer =>
    Buffer.concat(
      fields.map(([size, value]) => {
        const field = Buffer.alloc(size);
        field.writeUIntLE(value, 0, size);
        return field;
      }),
    );
  const common = [
    [2, 0],
    [2, 8],
    [4, 0],
    [4, 0],
    [4, deflated.length],
    [4, claimed],
    [2, path.length],
    [2, 0],
  ] as const;
  const local = Buffer.concat([numbers([4, 0x04034b50], [2, 20], ...common), path, deflated]);
  const central = Buffer.concat([
    numbers([4, 0x02014b50], [2, 20], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, 0]),
    path,
  ]);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, 1], [2, 1], [4, central.length], [4, local.length], [2, 0]);
  return Buffer.concat([local, central, end]);
};

const WORDS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
const FOREIGN = /native code|\[object|undefined|une panne est survenue/;

describe('a word of the language of the program', () => {
  it('is a word like any other: as a type, a call, a key, a value, a heading, a name', async () => {
    const here = made();
    for (const word of WORDS) {
      here.put(`type-${word}.yaml`, `type: ${word}\nappel: ${word}\n`);
      here.put(`appel-${word}.yaml`, `type: candidature\nappel: ${word}\n${word}: { a: b }\n`);
      here.put(
        `avenant-${word}.yaml`,
        `type: avenant\n${word}: { ${word}: x }\nmodifications: [{ nature: ${word}, ${word}: 1 }]\n`,
      );
      here.put(
        `pmp-${word}.md`,
        `---\ntype: pmp\n${word}: x\n---\n# ${word}\n\n## ${word}\n\nx\n\n## y {#${word} couvre="${word}"}\n\n[^${word}]\n\n[^${word}]: x\n`,
      );
      here.put(`bareme-${word}.yaml`, `type: bareme\nlignes: { ${word}: 3 }\n${word}: [1]\n`);
      mkdirSync(join(here.folder, `dossier-${word}/${word}`), { recursive: true });
      here.put(`dossier-${word}/index.md`, '---\ntype: pmp\n---\n# Projet\n');
      here.put(`dossier-${word}/${word}/${word}.md`, '# Titre\n\nTexte.\n');
    }
    for (const args of [
      ['check'],
      ['check', '--format', 'json'],
      ['status'],
      ...WORDS.map((word) => ['explain', word]),
    ]) {
      const { status, out, err } = await here.ght(...args);
      expect(status).not.toBe(3);
      expect(out + err).not.toMatch(FOREIGN);
    }
  });

  it('is a word like any other: in the fiche, in a rule, in a file of known findings', async () => {
    for (const word of WORDS) {
      const here = made();
      here.put(
        'ght.yaml',
        `nom: x\n${word}: { a: b }\netablissements:\n  - { id: ${word}, nom: ${word}, statut: ${word}, categorie: ${word} }\n`,
      );
      here.put('regles/a.md', RULE(word).replace('[absente]', `[${word}]`).replace('sur: /', `sur: /${word}/*`));
      here.put('connus.json', `{"${word}":{"a":1},"constats":[{"${word}":1}]}`);
      for (const args of [['check'], ['check', '--baseline', 'connus.json'], ['status', '--format', 'json']]) {
        const { status, out, err } = await here.ght(...args);
        expect(status, err).not.toBe(3);
        expect(out + err).not.toMatch(FOREIGN);
      }
    }
  });
});

describe('a YAML text of a stranger', () => {
  it.each([
    ['a tag of a language', 'objet: !!js/function "function () { process.exit(7) }"', '« ! »'],
    ['a tag of a program', 'objet: !!python/object/apply:os.system ["id"]', '« ! »'],
    [
      'an alias that multiplies',
      Array.from({ length: 40 }, (_, i) => `a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`)
        .join('\n')
        .replaceAll('*a-1', 'x'),
      '« * »',
    ],
    ['a merge of keys', 'x: &x { objet: y }\n<<: *x', '« << »'],
    ['a nest of lists', `objet: ${'['.repeat(100_000)}`, 'trop profondément'],
    ['a nest of keys', Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'trop profondément'],
    ['a directive', '', 'directive'],
  ])('builds nothing but texts, lists and keys: %s', async (kind, text, said) => {
    const here = made();
    here.put('a.yaml', kind === 'a directive' ? '%TAG ! tag:x:\n---\ntype: avenant\n' : `type: avenant\n${text}\n`);
    const { status, out, err } = await here.ght('check', 'a.yaml');
    expect(status, err).toBe(2);
    expect(out.replaceAll('\u00a0', ' ')).toContain(said);
  });
});

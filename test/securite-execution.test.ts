import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { compileTemplate } from '../core/compose/template.js';
import type { JsonObject } from '../core/json.js';
import { compile } from '../core/law/compile.js';
import { type Den, den, GHT, run } from './hostile.js';
import { ROOT, textOf } from './world.js';

const dens: Den[] = [];
const made = (env: Readonly<Record<string, string>> = {}): Den => {
  const one = den(env);
  dens.push(one);
  return one;
};
afterAll(() => {
  for (const one of dens) one.gone();
});

const FACTS = {
  document: {},
  fiche: {},
  dossier: { complet: true, documents: [], voisins: [] },
  appel: {},
  jour: '2022-01-01',
  titres: {},
};
const passes = (demand: JsonObject, value: string): boolean => compile(demand).call(FACTS, value);

describe('an expression of a rule of the repository', () => {
  it.each(['^(a+)+$', '^(a|aa)+$', '^(a|a)*$', '(.*a){12}$', '^(\\w+\\s?)*$', '([a-zA-Z]+)*!'])(
    'takes no more time than its text is long: %s',
    (pattern) => {
      expect(passes({ pattern }, `${'a'.repeat(20_000)}\u0000`)).toBe(false);
    },
  );

  it.each([
    ['^20(1[0-9]|2[01])-', '2019-01-01', true],
    ['^\\s*>\\s*\\S', '  > « Texte »', true],
    ['\\d{9}$', 'FINESS 01000000', false],
    ['^[\\p{L} ]+$', 'Filière de gériatrie', true],
    ['\\u00e9', 'é', true],
  ])('means what it means in JSON Schema: %s', (pattern, text, expected) => {
    expect(passes({ pattern }, text)).toBe(expected);
    expect(passes({ pattern }, text)).toBe(new RegExp(pattern, 'u').test(text));
  });

  it.each(['(?=a)b', '(?<!a)b', '(a)\\1', '(a{1000}){1000}', '('])(
    'is refused when it asks to go back: %s',
    (pattern) => {
      expect(() => compile({ pattern })).toThrow(pattern);
      expect(() => compile({ properties: { a: { patternProperties: { [pattern]: {} } } } })).toThrow(pattern);
    },
  );

  it('is one for each text: two expressions of a demand are not taken for one another', () => {
    expect(passes({ allOf: [{ pattern: '^a' }, { pattern: 'b$' }] }, 'ab')).toBe(true);
    expect(passes({ allOf: [{ pattern: '^a' }, { pattern: 'b$' }] }, 'aa')).toBe(false);
  });
});

describe('a rule of the repository', () => {
  it.each([
    ['$ref', { $ref: 'file:///etc/passwd' }],
    ['$ref', { allOf: [{ $ref: 'https://exemple.fr/schema.json' }] }],
    ['$ref', { $defs: { a: {} }, anyOf: [{ $ref: '#/$defs/a' }] }],
    ['$dynamicRef', { properties: { a: { $dynamicRef: '#a' } } }],
    ['$id', { $id: 'https://exemple.fr/' }],
    ['$schema', { $schema: 'https://exemple.fr/' }],
  ])('refers to nothing but itself: %s', (word, demand) => {
    expect(() => compile(demand)).toThrow(`« ${word} » n’a pas sa place`);
  });

  it.each([
    ['a keyword of another tool', '{ instanceof: Function }', 'instanceof'],
    ['a tag of another language', '!!js/function "function () { process.exit(7) }"', 'schéma JSON'],
    ['a merge of keys', '{ <<: { pattern: x } }', '<<'],
    ['a default that would change the document', '{ default: x, $data: y }', '$data'],
  ])('stays data: %s', async (_, demand, said) => {
    const here = made();
    here.put('regles/a.md', rulePage(demand));
    const { status, err } = await here.ght('check');
    expect(status).toBe(2);
    expect(err).toContain(said);
  });

  it('multiplies no alias', async () => {
    const here = made();
    const levels = Array.from({ length: 30 }, (_, i) => `  - &l${i + 1} { allOf: [*l${i}, *l${i}] }`).join('\n');
    here.put('regles/a.md', rulePage(`\n  anyOf:\n  - &l0 { type: string }\n${levels}`));
    const { status, err } = await here.ght('check');
    expect(status).toBe(2);
    expect(err).toContain('regles/a.md');
  });

  it('brings no code: a file beside its page is never run', async () => {
    const here = made();
    here.put('regles/a.md', rulePage('{ type: object }', '```js\nprocess.exit(7)\n```\n'));
    for (const name of ['a.ts', 'a.js', 'a.cjs', 'a.mjs', 'index.js', 'package.json'])
      here.put(`regles/${name}`, name === 'package.json' ? '{"main":"a.cjs"}' : 'process.exit(7)');
    for (const name of ['ght.config.js', '.ghtrc.js', 'node_modules/ajv/index.js', 'gabarits/pmp/helpers.js'])
      here.put(name, 'process.exit(7)');
    expect((await here.ght('check')).status).toBe(0);
  });
});

const rulePage = (demand: string, body = ''): string =>
  [
    '---\ndepuis: 2016-01-01\nconcerne: [pmp]\nniveau: bloquant\nsur: /',
    `exige: ${demand}`,
    'constat: Constat.\ncorrection: Corrigez.\n---\n# Règle\n',
    body,
  ].join('\n');

describe('a template of the repository', () => {
  it.each([
    ['a partial', '{{> autre}}'],
    ['a block partial', '{{#> autre}}x{{/autre}}'],
    ['a decorator', '{{* decorateur}}'],
    ['an inline partial', '{{#*inline "x"}}y{{/inline}}'],
    ['a word to the terminal', '{{log "x"}}'],
    ['a word to the terminal, as a block', '{{#log "x"}}{{/log}}'],
    ['an unknown helper', '{{exec "id"}}'],
    ['an unknown helper within another', '{{valeur (exec "id")}}'],
    ['a helper of a missing name', '{{helperMissing "x"}}'.replace('helperMissing', 'require')],
  ])('may not hold %s', (_, source) => {
    expect(() => compileTemplate(source)).toThrow();
  });

  it.each([
    '{{constructor}}',
    '{{titre.constructor.name}}',
    '{{__proto__.polluted}}',
    '{{lookup this "constructor"}}',
    '{{lookup (lookup this "titre") "constructor"}}',
    '{{#with constructor}}{{constructor}}{{/with}}',
    '{{#each __proto__}}{{@key}}{{/each}}',
    '{{@root.constructor.constructor}}',
    '{{[__defineGetter__]}}',
    '{{toString}}',
  ])('reaches nothing of the program: %s', (source) => {
    const seen: unknown[] = [];
    const valeur = (value: unknown) => {
      seen.push(value);
      return '';
    };
    const within = `{{#with document}}${source}{{/with}}`;
    compileTemplate(within)({ document: { titre: 'Projet' } }, { helpers: { valeur } as never, data: {} } as never);
    for (const value of seen) expect(typeof value === 'function' || typeof value === 'object').toBe(false);
  });
});

describe('the network', () => {
  const SPY = `
    const { appendFileSync } = require('node:fs');
    const refuse = (name) => function () { appendFileSync(process.env.GHT_ESPION, name + '\\n'); throw new Error('réseau : ' + name); };
    for (const [module, names] of Object.entries({
      net: ['connect', 'createConnection', 'createServer'], tls: ['connect'], http: ['request', 'get'], https: ['request', 'get'],
      http2: ['connect'], dgram: ['createSocket'], dns: ['lookup', 'resolve', 'resolve4', 'resolve6'],
    })) for (const name of names) require('node:' + module)[name] = refuse(module + '.' + name);
    require('node:net').Socket.prototype.connect = refuse('net.Socket');
    require('node:dns').promises.lookup = refuse('dns.promises');
    globalThis.fetch = refuse('fetch'); globalThis.WebSocket = refuse('WebSocket');
    appendFileSync(process.env.GHT_ESPION, '');
  `;
  const BAIT = [
    '---\ntype: pmp\nstatut: projet\ntitre: https://exemple.fr/titre\n---\n# Projet https://exemple.fr/a\n',
    '## Objectifs médicaux\n\n![image](https://exemple.fr/i.png) ![](//exemple.fr/j.svg) ![][k]\n\n[k]: http://127.0.0.1:9/k.png\n',
    '<img src="https://exemple.fr/l.png"><script src="https://exemple.fr/m.js"></script> <https://exemple.fr/n>\n',
    '#import "@preview/cetz:0.3.0"\n\n`#image("https://exemple.fr/o.png")` \\#read("/etc/passwd") $x$ @exemple:1\n',
    '@import url(https://exemple.fr/p.css); !include https://exemple.fr/q.yaml\n',
  ].join('\n');

  const baited = (env: Readonly<Record<string, string>>): Den => {
    const here = made(env);
    here.put('appats.md', BAIT);
    return here;
  };

  it('is never asked for anything, by the check nor by any format', async () => {
    const here = baited({});
    const [spy, seen] = [here.put('../espion.cjs', SPY), join(here.folder, '../vu.txt')];
    const env = { NODE_OPTIONS: `--require ${spy}`, GHT_ESPION: seen };
    for (const args of [['check', '--format', 'sarif'], ['status'], ['render', '--format', 'docx,pdf,html,md']]) {
      const { status, err } = await run(process.execPath, [GHT, ...args], here.folder, env);
      expect(status, err).not.toBe(3);
    }
    expect(readFileSync(seen, 'utf8')).toBe('');
    expect(readdirSync(join(here.folder, 'dossier'))).toContain('appats.pdf');
  });

  it('is asked for nothing by the page: a policy, no script, no address followed by itself', async () => {
    const here = baited({});
    await here.ght('render', '--format', 'html');
    const page = readFileSync(join(here.folder, 'dossier/appats.html'), 'utf8');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#x27;', "'");
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    const tags = page.match(/<[a-z][^<>]*>/gi)?.join('\n') ?? '';
    expect(tags).not.toMatch(/^<(?:script|iframe|object|embed|link|base|form)\b|http-equiv="refresh|\son\w+=/im);
    expect(tags).not.toMatch(/\s(?:src|srcset|poster|background)="(?!data:)/i);
    expect(page.slice(page.indexOf('<style>'), page.indexOf('</style>'))).not.toMatch(/url\(|@import/);
  });

  const alone = (): boolean => {
    try {
      execFileSync('unshare', ['-rn', 'true'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };

  it.skipIf(!alone())('may be cut off altogether: the same PDF comes out', async () => {
    const [here, cut] = [baited({}), baited({})];
    await here.ght('render', '--format', 'pdf', 'appats.md');
    const args = ['-rn', process.execPath, GHT, 'render', '--format', 'pdf', 'appats.md'];
    expect((await run('unshare', args, cut.folder)).status).toBe(0);
    const [first, second] = [here, cut].map(({ folder }) => readFileSync(join(folder, 'dossier/appats.pdf')));
    expect(second?.equals(first ?? Buffer.alloc(0))).toBe(true);
  });

  it('has no way in within the sources: no module of the network, no package fetched by the engine', () => {
    const sources = ['cli', 'core', 'rules'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true }).map((path) => `${folder}/${String(path)}`),
    );
    const asking = sources
      .filter((path) => path.endsWith('.ts'))
      .filter((path) => /['"](?:node:)?(?:net|tls|https?|http2|dgram|dns|undici)['"]|\bfetch\(/.test(textOf(path)));
    expect(asking).toEqual([]);
    expect(textOf('templates/_commun/document.typ')).not.toMatch(/@preview|#import|#include|\bplugin\(/);
  });
});

/** All that a file says, its compressed parts unfolded. */
const unfolded = (path: string): string => {
  const bytes = readFileSync(path);
  if (path.endsWith('.docx'))
    return Object.values(unzipSync(bytes))
      .map((part) => Buffer.from(part).toString())
      .join('\n');
  const streams = [...bytes.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, stream]) => {
    try {
      return inflateSync(Buffer.from(stream ?? '', 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return [bytes.toString('latin1'), ...streams].join('\n');
};

describe('the environment', () => {
  it('is in no output: neither its secrets, nor the name of the person, of the machine or of the folder', async () => {
    const names = [
      'CI_JOB_TOKEN',
      'GITHUB_TOKEN',
      'AWS_SECRET_ACCESS_KEY',
      'NPM_TOKEN',
      'SSH_AUTH_SOCK',
      'DATABASE_URL',
    ];
    const people = ['USER', 'LOGNAME', 'USERNAME', 'HOSTNAME', 'EMAIL', 'GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'PWD'];
    const env = Object.fromEntries([...names, ...people, 'TERM', 'LANG'].map((name) => [name, `canari-${name}`]));
    const here = made({ ...env, HOME: '/dev/null/canari-HOME', GHT_PAQUET: 'canari-GHT_PAQUET' });
    const formats = ['json', 'sarif', 'junit', 'gitlab', 'github', 'markdown'];
    const said = [
      await here.ght('check', ...formats.flatMap((one) => ['--format', `${one}=rapports/r.${one}`])),
      await here.ght('check'),
      await here.ght('status', '--format', 'json'),
      await here.ght('render', '--format', 'docx,pdf,html,md'),
      await here.ght('verify', 'dossier/pmp.pdf', 'dossier/pmp.docx'),
      await here.ght('init', '../autre', '--oui'),
    ];
    const written = ['rapports', 'dossier', '../autre'].flatMap((folder) =>
      readdirSync(join(here.folder, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    expect(written.length).toBeGreaterThan(formats.length + 4);
    for (const { out, err } of said) expect(out + err).not.toMatch(/canari-|ght-hostile-/);
    for (const path of written) expect(unfolded(path), path).not.toMatch(/canari-|ght-hostile-/);
    expect(existsSync(join(here.folder, 'dossier/pmp.docx'))).toBe(true);
  });

  it('is in no dossier, in no avenant, and in nothing that a thread says', async () => {
    const env = Object.fromEntries(['CI_JOB_TOKEN', 'NPM_TOKEN', 'USER', 'HOSTNAME'].map((n) => [n, `canari-${n}`]));
    const here = made({ ...env, HOME: '/dev/null/canari-HOME', GHT_FILS: '2' });
    const [fiche, pmp] = ['ght.yaml', 'pmp.yaml'].map((name) => readFileSync(join(here.folder, name), 'utf8'));
    for (const version of ['v1', 'v2', 'v3', 'v4']) {
      here.put(`${version}/ght.yaml`, fiche ?? '');
      here.put(`${version}/pmp.yaml`, (pmp ?? '').replace('cardiologie', `cardiologie ${version}`));
    }
    const said = [
      await here.ght('render', '--dossier', 'pmp.yaml'),
      await here.ght('avenant', 'v1', 'v2', '-o', 'avenant'),
      await here.ght('check', 'v1', 'v2', 'v3', 'v4', '--format', 'json=r.json', '--format', 'text'),
    ];
    for (const { out, err, status } of said) {
      expect(out + err).not.toMatch(/canari-|ght-hostile-/);
      expect([0, 1], err).toContain(status);
    }
    const written = ['dossier/pmp-dossier.pdf', 'avenant/pmp-modifications.docx', 'avenant/pmp-avenant.md', 'r.json'];
    for (const path of written) expect(unfolded(join(here.folder, path)), path).not.toMatch(/canari-|ght-hostile-/);
  });
});

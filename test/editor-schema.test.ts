import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isObject, type Json, type JsonObject, own } from '../core/json.js';
import { ROOT } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'ght-schemas-'));
afterAll(() => rmSync(folder, { recursive: true }));

execFileSync(process.execPath, ['dist/ght.cjs', 'schema', '-o', folder], { cwd: ROOT });
const schemas = new Map(
  readdirSync(folder).map((name) => {
    return [name.replace('.schema.json', ''), JSON.parse(readFileSync(join(folder, name), 'utf8')) as JsonObject];
  }),
);

/** What an editor finds wrong: it reads YAML 1.2, where « 2023 » is a number, unlike ght where every value is text. */
const wrong = (type: string, text: string): readonly string[] => {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schemas.get(type) ?? {});
  validate(parse(text));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
};

const frontOf = (text: string): string => /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? text;

/** The examples written in YAML, and the front matters of those in Markdown. */
const examples = readdirSync(`${ROOT}/examples`, { recursive: true })
  .map(String)
  .filter((path) => /\.(?:ya?ml|md)$/.test(path))
  .map((path) => [path, frontOf(readFileSync(`${ROOT}/examples/${path}`, 'utf8'))] as const)
  .filter(([path, front]) => path.endsWith('ght.yaml') || /^type:/m.test(front));

describe('the schemas for editors', () => {
  it('are all self-contained', () => {
    expect([...schemas.keys()]).toEqual(expect.arrayContaining(['fiche', 'pmp']));
    for (const schema of schemas.values()) expect(JSON.stringify(schema)).not.toMatch(/"\$ref":"(?!#)/);
  });

  it.each(examples)('accept %s', (_path, front) => {
    expect(wrong(/^type: *(\S+)/m.exec(front)?.[1] ?? 'fiche', front)).toEqual([]);
  });

  it('accept the short forms that ght reads', () => {
    const text = 'type: pmp\nversion: 0.6\nperiode: { debut: 2023, fin: 2028 }\nbiologie: Un laboratoire commun.\n';
    expect(wrong('pmp', text)).toEqual([]);
    expect(wrong('pmp', `${text}imagerie: "Sans objet : confiée au CHU."\napprobation: { tacite: vrai }\n`)).toEqual(
      [],
    );
  });

  it('refuse what ght refuses', () => {
    expect(wrong('pmp', 'type: pmp\nobjectif: x\n')).toHaveLength(1);
    expect(wrong('pmp', 'type: pmp\nstatut: provisoire\n')).toHaveLength(1);
    expect(wrong('pmp', 'type: pmp\ndate: 1er juillet 2022\n')).toHaveLength(1);
    expect(wrong('pmp', 'type: pmp\nvisas: Code de la santé publique\n')).toHaveLength(1);
    expect(wrong('fiche', 'nom: GHT\n')).toHaveLength(1);
  });

  for (const [type, root] of schemas) {
    it(`${type}: every key has a title and a description`, () => {
      const bare = keysOf(root).filter(([, schema]) => !schema['title'] || !schema['description']);
      expect(bare.map(([path]) => path)).toEqual([]);
    });
  }
});

/**
 * Every key that a schema describes, its reference followed; what stands beside a reference wins, as editors show it.
 */
const keysOf = (root: JsonObject): readonly (readonly [path: string, schema: JsonObject])[] => {
  const found: (readonly [string, JsonObject])[] = [];
  const seen = new Set<string>();
  const follow = (schema: JsonObject): JsonObject => {
    const reference = schema['$ref'];
    if (typeof reference !== 'string') return schema;
    const target = reference
      .slice(2)
      .split('/')
      .reduce<Json | undefined>((node, key) => own(node, key), root);
    const { $ref: _reference, ...beside } = schema;
    return { ...follow(target as JsonObject), ...beside };
  };
  const visit = (schema: JsonObject, path: string): void => {
    if (seen.has(`${path}${schema['title']}`)) return;
    seen.add(`${path}${schema['title']}`);
    for (const [key, value] of Object.entries(isObject(schema['properties']) ? schema['properties'] : {})) {
      const whole = follow(value as JsonObject);
      found.push([`${path}/${key}`, whole]);
      visit(whole, `${path}/${key}`);
    }
    for (const name of ['items', 'additionalProperties']) {
      const inner = schema[name];
      if (isObject(inner)) visit(follow(inner), `${path}/*`);
    }
  };
  visit(root, '');
  return found;
};

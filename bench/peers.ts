import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gapKeysOf } from './gaps.js';
import type { Command } from './timing.js';

const PACKAGES = ['@sourcemeta/jsonschema@16.11.0', '@stoplight/spectral-cli@6.16.0'];

/** Fetches the peers into a folder of their own; done only when asked for. */
export const fetchPeers = (home: string): void => {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  spawnSync('npm', ['install', '--no-audit', '--no-fund', ...PACKAGES], { cwd: home, stdio: 'inherit' });
};

/** True for a command of the system. */
export const isInstalled = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

/** Files of a corpus by the name of the schema that their type has. */
const byType = (folder: string): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, string[]>();
  const paths = readdirSync(folder, { recursive: true }).map(String);
  for (const path of paths.filter((name) => name.endsWith('.yaml') && !name.includes('pieces/')).sort()) {
    const text = readFileSync(join(folder, path), 'utf8');
    const [type = '', call] = ['type', 'appel'].map((key) => new RegExp(`^${key}: (\\S+)`, 'm').exec(text)?.[1]);
    const name = type === 'candidature' ? `${type}.${call}` : type;
    groups.set(name, [...(groups.get(name) ?? []), join(folder, path)]);
  }
  return groups;
};

/** A script that gives each schema its documents: the peers know nothing of types. */
const script = (file: string, lines: readonly string[]): Command => {
  writeFileSync(file, `${lines.join('\n')}\nexit 0\n`);
  return { words: ['sh', file] };
};

/** `jsonschema validate` over a corpus, or undefined when it was not fetched. */
export const jsonschema = (home: string, schemas: string, folder: string): Command | undefined => {
  const command = join(home, 'node_modules/.bin/jsonschema');
  if (!existsSync(command)) return undefined;
  const lines = [...byType(folder)].map(
    ([type, files]) => `${command} validate --continue --fast ${schemas}/${type}.schema.json ${files.join(' ')}`,
  );
  return script(join(home, 'jsonschema.sh'), lines);
};

/** `spectral lint` over a corpus, with a rule for the schema and one for each key that the law wants. */
export const spectral = (home: string, schemas: string, folder: string): Command | undefined => {
  const command = join(home, 'node_modules/.bin/spectral');
  if (!existsSync(command)) return undefined;
  const lines = [...byType(folder)].map(([type, files]) => {
    const ruleset = join(home, `spectral-${type}.json`);
    writeFileSync(ruleset, JSON.stringify({ rules: rulesOf(type, join(schemas, `${type}.schema.json`)) }));
    return `${command} lint --ignore-unknown-format -r ${ruleset} ${files.join(' ')}`;
  });
  return script(join(home, 'spectral.sh'), lines);
};

const rulesOf = (type: string, schema: string): object => {
  const rule = (check: object) => Object.fromEntries([['given', '$'] as const, ['then', check] as const]);
  const whole = JSON.parse(readFileSync(schema, 'utf8')) as object;
  const keys = gapKeysOf(type).map((key) => [key, rule({ field: key, function: 'truthy' })] as const);
  const shape = rule({ function: 'schema', functionOptions: { schema: whole, allErrors: true } });
  return { schema: shape, ...Object.fromEntries(keys) };
};

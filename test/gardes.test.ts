import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, textOf } from './world.js';

const CONFIG = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  readonly forbidden: IForbiddenRuleType[];
  readonly options: object;
};

/** A small house in which each arrow is broken once: the file, what it imports, the guard that must say so. */
const BROKEN: readonly (readonly [file: string, imported: string, guard: string])[] = [
  ['core/words.ts', '../cli/files.js', 'core-pur'],
  ['core/json.ts', 'node:fs', 'core-sans-node'],
  ['core/model/model.ts', '../compose/compose.js', 'controle-sans-mise-en-forme'],
  ['core/compose/fill.ts', '../hints.js', 'mise-en-forme-sans-controle'],
  ['core/parse/yaml.ts', '../law/law.js', 'lire-avant-de-juger'],
  ['core/model/fiche.ts', '../law/law.js', 'modele-sans-droit'],
  ['core/report/text.ts', '../law/law.js', 'rapport-seul'],
  ['core/emit/md/index.ts', '../../parse/read.js', 'emetteur-seul'],
  ['rules/csp/r6132-3/had.ts', '../../../cli/files.js', 'regle-sans-monde'],
  ['cli/write.ts', 'docx', 'une-porte-docx'],
  ['core/emit/docx/index.ts', '@myriaddreamin/typst', 'une-porte-typst'],
  ['core/law/judge.ts', 'ajv', 'une-porte-ajv'],
  ['core/compare/align.ts', '../law/law.js', 'comparer-sans-juger'],
  ['cli/baseline.ts', 'diff', 'une-porte-diff'],
  ['cli/walk.ts', 'saxes', 'une-porte-xml'],
  ['cli/commands/check.ts', 'commander', 'une-porte-commander'],
  ['core/draft.ts', './other.js', 'sans-cycle'],
  ['core/alone.ts', '', 'sans-orphelin'],
  ['core/lost.ts', './nowhere.js', 'resolu'],
];

const SOUND = ['cli/files.ts', 'core/compose/compose.ts', 'core/hints.ts', 'core/law/law.ts', 'core/parse/read.ts'];
const LIBRARIES = ['docx', '@myriaddreamin/typst', 'ajv', 'commander', 'diff', 'saxes'];

describe('the arrows of the house', () => {
  const house = mkdtempSync(join(tmpdir(), 'ght-fleches-'));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  };
  let said: readonly (readonly [file: string, guard: string])[];

  beforeAll(async () => {
    for (const path of SOUND) put(path, 'export const here = 1;\n');
    for (const name of LIBRARIES) {
      put(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      put(`node_modules/${name}/index.js`, 'module.exports = {};\n');
    }
    for (const [path, imported] of BROKEN) put(path, imported ? `import '${imported}';\n` : 'const none = 1;\n');
    put('core/other.ts', "import './draft.js';\n");
    const { tsConfig: _, ...options } = CONFIG.options as { readonly tsConfig?: object };
    const ruleSet = { forbidden: CONFIG.forbidden };
    const { output } = await cruise(['core', 'cli', 'rules'], { ...options, ruleSet, validate: true, baseDir: house });
    const { violations } = (output as ICruiseResult).summary;
    said = violations.map(({ from, rule }) => [from, rule.name] as const);
  });
  afterAll(() => rmSync(house, { recursive: true }));

  it.each(BROKEN)('%s importing « %s » breaks « %s »', (file, _, guard) => {
    expect(said).toContainEqual([file, guard]);
  });

  it('are all broken above, each an error, each with a sentence for whoever breaks it', () => {
    expect(new Set(BROKEN.map(([, , guard]) => guard))).toEqual(new Set(CONFIG.forbidden.map(({ name }) => name)));
    for (const { name, severity, comment } of CONFIG.forbidden) {
      expect(severity, name).toBe('error');
      expect(comment, name).toMatch(/^\S.{20,}\.$/);
    }
  });
});

describe('the sources', () => {
  const code = ['cli', 'core', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .map((path) => `${folder}/${String(path)}`)
      .filter((path) => path.endsWith('.ts')),
  );

  it('keep to 120 columns, but for a literal that cannot be cut', () => {
    const wide = code.flatMap((path) =>
      textOf(path)
        .split('\n')
        .flatMap((line, i) => (line.length > 120 && /^\s*(\/\/|\/\*|\*)/.test(line) ? [`${path}:${i + 1}`] : [])),
    );
    expect(wide).toEqual([]);
  });
});

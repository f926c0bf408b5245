import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import standalone from 'ajv/dist/standalone/index.js';
import { precompile } from '../../core/compose/template.js';
import { newAjv } from '../../core/law/compile.js';
import { editorSchemas } from '../../core/model/editor-schema.js';
import { rawTypes } from '../../core/types.js';
import { readSources, type Sources } from './sources.js';

/** Writes `dist/generated/`: schemas and rules compiled to plain code, so that `ght check` compiles nothing. */
export const generate = (root: string): void => {
  const sources = readSources(root);
  const folder = join(root, 'dist/generated');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const types = rawTypes(sources.schemas, sources.vocabularies);
  write('schema-validators.cjs', schemaValidators(sources, Object.keys(types)));
  write('types.js', typesModule(types));
  write('rule-validators.cjs', ruleValidators(sources));
  write('law.js', lawModule(sources));
  write('schemas.js', `export const SCHEMAS = ${JSON.stringify(editorSchemas(sources.schemas))};\n`);
  write('templates.js', templatesModule(sources));
  write('pages.js', `export const PAGES = ${JSON.stringify(sources.pages)};\n`);
};

const templatesModule = ({ templates }: Sources): string => {
  const bodies = Object.entries(templates).map(([type, { body }]) => `  ${JSON.stringify(type)}: ${precompile(body)},`);
  const pages = Object.fromEntries(Object.entries(templates).map(([type, { page }]) => [type, page]));
  return `export const TEMPLATES = {\n${bodies.join('\n')}\n};\nexport const PAGES = ${JSON.stringify(pages)};\n`;
};

const schemaValidators = (sources: Sources, ids: readonly string[]): string => {
  const ajv = newAjv();
  for (const schema of Object.values(sources.schemas)) ajv.addSchema(schema);
  return standalone.default(ajv, Object.fromEntries(ids.map((id) => [nameOf(id), id])));
};

/** Name of the validator of a type: a type may have dashes and a dot. */
const nameOf = (id: string): string => `v_${id.replaceAll(/\W/g, '_')}`;

const typesModule = (types: ReturnType<typeof rawTypes>): string => {
  const entries = Object.keys(types).map((id) => `  ${JSON.stringify(id)}: v.${nameOf(id)},`);
  return [
    `import v from './schema-validators.cjs';`,
    `export const TYPES = ${JSON.stringify(types)};`,
    `export const VALIDATORS = {\n${entries.join('\n')}\n};\n`,
  ].join('\n');
};

/** Name of the validator of a rule's demand, or of its condition, among the generated ones. */
const validatorName = (index: number, part: 'exige' | 'quand'): string => `${part}_${index}`;

const ruleValidators = (sources: Sources): string => {
  const ajv = newAjv();
  const names = sources.rules.flatMap((rule, i) =>
    (['exige', 'quand'] as const).flatMap((part) => {
      const schema = rule[part];
      if (!schema) return [];
      ajv.addSchema(schema, validatorName(i, part));
      return [validatorName(i, part)];
    }),
  );
  return standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name])));
};

const lawModule = (sources: Sources): string => {
  const coded = sources.coded.map((id, i) => `import { verifie as code_${i} } from '../../rules/${id}.js';`);
  const executables = sources.rules.map((rule, i) => {
    const parts = (['exige', 'quand'] as const)
      .filter((part) => rule[part])
      .map((part) => `${part}: v.${validatorName(i, part)}`);
    const code = sources.coded.indexOf(rule.id);
    return `  ${JSON.stringify(rule.id)}: { ${[...parts, ...(code < 0 ? [] : [`verifie: code_${code}`])].join(', ')} },`;
  });
  const bare = sources.rules.map(({ exige: _exige, ...rule }) => rule);
  return [
    `import v from './rule-validators.cjs';`,
    ...coded,
    `export const APPELS = ${JSON.stringify(sources.appels)};`,
    `export const ARTICLES = ${JSON.stringify(sources.articles)};`,
    `export const RULES = ${JSON.stringify(bare)};`,
    `export const EXECUTABLES = {\n${executables.join('\n')}\n};\n`,
  ].join('\n');
};

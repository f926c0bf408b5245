import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import standalone from 'ajv/dist/standalone/index.js';
import { precompile } from '../../core/compose/template.js';
import { newAjv } from '../../core/law/compile.js';
import { editorSchemas } from '../../core/model/editor-schema.js';
import { digestOf, sha256 } from '../../core/provenance.js';
import { rawTypes } from '../../core/types.js';
import { buildOf } from './build-of.js';
import { lawIndex, lawModules, moduleName } from './law-modules.js';
import { readSources, type Sources } from './sources.js';

/**
 * Writes `dist/generated/`: schemas and rules compiled to plain code, so that `ght check` compiles nothing; one file a
 * type of document, so that it loads only what the documents met ask for.
 */
export const generate = (root: string): void => {
  const sources = readSources(root);
  const folder = join(root, 'dist/generated');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(modules(sources))) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'empreinte.js'), `export const EMPREINTE = ${JSON.stringify(rulesDigest(root))};\n`);
  writeFileSync(join(folder, 'build.js'), `export const BUILD = ${JSON.stringify(buildOf(root))};\n`);
};

/** What a verdict and a page depend on beside the sources of a groupement: rules, schemas, templates. */
const rulesDigest = (root: string): string =>
  digestOf(
    ['rules', 'schemas', 'templates'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .map((path) => ({
          chemin: relative(root, path).replaceAll('\\', '/'),
          sha256: sha256(readFileSync(path, 'utf8').replaceAll('\r\n', '\n')),
        })),
    ),
  );

const modules = (sources: Sources): Readonly<Record<string, string>> => {
  const types = rawTypes(sources.schemas, sources.vocabularies);
  const ids = Object.keys(types);
  const laws = ids.map((id) => lawModules(sources, id));
  const read = ids.map((id) => typeModules(sources, id, types[id]));
  return Object.assign({}, ...laws, ...read, {
    'types.js': typeIndex(ids),
    'law.js': lawIndex(sources, ids),
    'schemas.js': `export const SCHEMAS = ${JSON.stringify(editorSchemas(sources.schemas))};\n`,
    'templates.js': templatesModule(sources),
    'lives.js': `export const LIVES = ${JSON.stringify(sources.lives)};\n`,
    'pages.js': `export const PAGES = ${JSON.stringify(sources.pages)};\n`,
  });
};

const templatesModule = ({ templates }: Sources): string => {
  const bodies = Object.entries(templates).map(([type, { body }]) => `  ${JSON.stringify(type)}: ${precompile(body)},`);
  const pages = Object.fromEntries(Object.entries(templates).map(([type, { page }]) => [type, page]));
  return `export const TEMPLATES = {\n${bodies.join('\n')}\n};\nexport const PAGES = ${JSON.stringify(pages)};\n`;
};

/** `type-<type>.js`, how documents of a type are read, and `schema-<type>.cjs`, its schema as plain code. */
const typeModules = (sources: Sources, id: string, raw: unknown): Readonly<Record<string, string>> => {
  const ajv = newAjv();
  for (const schema of Object.values(sources.schemas)) ajv.addSchema(schema);
  const name = moduleName(id);
  return {
    [`schema-${name}.cjs`]: standalone.default(ajv, { validate: id }),
    [`type-${name}.js`]: `import v from './schema-${name}.cjs';\nexport const RAW = ${JSON.stringify(raw)};\nexport const VALIDATE = v.validate;\n`,
  };
};

const typeIndex = (ids: readonly string[]): string => {
  const loaders = ids.map((id) => `  ${JSON.stringify(id)}: () => import('#generated/type-${moduleName(id)}.js'),`);
  return `export const TYPES = {\n${loaders.join('\n')}\n};\n`;
};

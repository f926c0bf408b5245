import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Name of the bundle of what commands and rules have in common. */
export const SHARED = 'shared';

/** Beside what rules reach: what validators ask for, and the reader of YAML, which the front matter needs too. */
const TOGETHER = ['core/law/runtime.ts', 'core/parse/yaml.ts'];

/**
 * Modules of `core/` that rules reach, by path. Each bundle would otherwise have its own copy of them, which would be
 * compiled anew, and remember nothing of what another has already answered.
 */
export const sharedModules = async (root: string): Promise<readonly string[]> => {
  const rules = readdirSync(join(root, 'rules'), { recursive: true }).map(String);
  const files = rules.filter((path) => path.endsWith('.ts')).sort();
  const imports = [...TOGETHER, ...files.map((path) => `rules/${path}`)].map((path) => `import './${path}';`);
  const { metafile } = await build({
    stdin: { contents: imports.join('\n'), resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    external: ['./yaml-errors.js'],
    platform: 'node',
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  const reached = Object.keys(metafile.inputs).filter((path) => path.startsWith('core/'));
  return reached.sort().map((path) => join(root, path));
};

/** Sends the imports of shared modules to their one bundle. */
export const shared = (modules: readonly string[]): Plugin => ({
  name: 'shared',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\.(?:js|ts)$/ }, ({ path, kind, resolveDir, importer, namespace }) => {
      if (kind === 'dynamic-import' || kind === 'entry-point' || namespace !== 'file' || importer === '')
        return undefined;
      const file = resolve(resolveDir, path.replace(/\.js$/, '.ts'));
      return modules.includes(file) ? { path: file, namespace: 'shared' } : undefined;
    });
    onResolve({ filter: /^\.\/shared\.cjs$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
      contents: `module.exports = require('./${SHARED}.cjs').m${modules.indexOf(path)};`,
    }));
  },
});

/** What the shared bundle holds: each module under its rank, so that no name of one hides that of another. */
export const sharedEntry = (modules: readonly string[]): Plugin => ({
  name: 'shared-entry',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^shared$/ }, () => ({ path: SHARED, namespace: 'entry' }));
    onLoad({ filter: /./, namespace: 'entry' }, () => ({
      contents: modules.map((path, i) => `export * as m${i} from ${JSON.stringify(path)};`).join('\n'),
      resolveDir: '/',
    }));
  },
});

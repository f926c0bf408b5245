import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
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

/**
 * Sends the imports of shared modules to their one bundle, once it is made. Each name is taken out of it when a bundle
 * is loaded: asking for it at each call would cost more than many of the calls.
 */
export const shared = (modules: readonly string[], made: string): Plugin => ({
  name: 'shared',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\.(?:js|ts)$/ }, ({ path, kind, resolveDir, importer, namespace }) => {
      if (kind === 'dynamic-import' || kind === 'entry-point' || namespace !== 'file' || importer === '')
        return undefined;
      const file = resolve(resolveDir, path.replace(/\.js$/, '.ts'));
      return modules.includes(file) ? { path: file, namespace: 'shared' } : undefined;
    });
    onResolve({ filter: /^\.\/shared\.cjs$/ }, ({ path }) => ({ path, external: true }));
    const all = createRequire(made)(made) as Readonly<Record<string, object>>;
    onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => {
      const name = `m${modules.indexOf(path)}`;
      const taken = Object.keys(all[name] ?? {}).map((key) => `export const ${key} = module.${key};`);
      return { contents: `const module = require('./${SHARED}.cjs').${name};\n${taken.join('\n')}` };
    });
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

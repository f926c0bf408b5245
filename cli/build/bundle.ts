import { chmodSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { SHARED, shared, sharedEntry, sharedModules } from './shared.js';

/** Packages that stay outside the bundles: native, or carrying files of their own. */
const EXTERNAL = ['@myriaddreamin/typst-ts-node-compiler', '@expo-google-fonts/source-sans-3'];

/** The reader of Markdown has a bundle of its own, which those who parse have in common. */
const MARKDOWN = 'mdast-util-from-markdown';

/**
 * Bundles the command line to CommonJS, one file for each lazily imported module: a command loads only its own file.
 */
export const bundle = async (root: string): Promise<void> => {
  const entries = new Map([
    ['ght', join(root, 'cli/start.ts')],
    ['cli-door', join(root, 'cli/door.ts')],
    ['cli-thread', join(root, 'cli/thread.ts')],
    ['cli-worker', join(root, 'cli/worker.ts')],
    ['cli-engine-thread', join(root, 'cli/engine-thread.ts')],
    ['cli-build-warm', join(root, 'cli/build/warm.ts')],
    [MARKDOWN, MARKDOWN],
  ]);
  const together = await sharedModules(root);
  await bundleAll(root, [[SHARED, SHARED]], [sharedEntry(together), lazy(root, entries), generated(root)]);
  const done = new Set<string>();
  while (done.size < entries.size) {
    const next = [...entries].filter(([name]) => !done.has(name));
    for (const [name] of next) done.add(name);
    await bundleAll(root, next, [
      lazy(root, entries),
      generated(root),
      apart(MARKDOWN),
      shared(together, join(root, `dist/${SHARED}.cjs`)),
    ]);
  }
  chmodSync(join(root, 'dist/ght.cjs'), 0o755);
};

const bundleAll = async (root: string, next: readonly (readonly [string, string])[], plugins: Plugin[]) => {
  await build({
    entryPoints: Object.fromEntries(next),
    outdir: join(root, 'dist'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    external: EXTERNAL,
    define: { 'import.meta.url': '__meta.url' },
    // Most bundles never ask for their own address.
    banner: { js: "const __meta={get url(){return require('node:url').pathToFileURL(__filename).href}};" },
    supported: { 'dynamic-import': false },
    plugins,
  });
};

/** Modules made by the build: `#generated/…`, and the run-time part that generated validators ask for. */
const generated = (root: string): Plugin => ({
  name: 'generated',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^#generated\// }, ({ path }) => ({ path: join(root, 'dist/generated', basename(path)) }));
    onResolve({ filter: /^\.\/runtime\.js$/ }, () => ({ path: join(root, 'core/law/runtime.ts') }));
    onResolve({ filter: /^js-yaml$/ }, () => ({ path: join(root, 'node_modules/js-yaml/dist/js-yaml.cjs.js') }));
  },
});

/** Sends the imports of a package to its bundle. */
const apart = (name: string): Plugin => ({
  name: 'apart',
  setup: ({ onResolve }) => {
    onResolve({ filter: new RegExp(`^${name}$`) }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: `./${name}.cjs`, external: true },
    );
  },
});

/** Each `import()` of one of our modules becomes a file of its own, loaded when it is reached. */
const lazy = (root: string, entries: Map<string, string>): Plugin => ({
  name: 'lazy',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[.#]/ }, ({ path, kind, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = path.startsWith('#')
        ? join(root, 'dist/generated', basename(path))
        : resolve(resolveDir, path.replace(/\.js$/, '.ts'));
      const name = file
        .slice(root.length + 1)
        .replace(/^dist\//, '')
        .replace(/\.[jt]s$/, '')
        .replaceAll('/', '-');
      entries.set(name, file);
      return { path: `./${name}.cjs`, external: true };
    });
  },
});

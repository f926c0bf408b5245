// The long run: `npm run fuzz -- --minutes 10` or `--inputs 100000`, `--graine 7`, `--cible markdown`.
// The trials are TypeScript and need what the build makes (`node build.js`): they are bundled first, then run.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const generated = {
  name: 'generated',
  setup({ onResolve }) {
    onResolve({ filter: /^#generated\// }, ({ path }) => ({ path: `${root}dist/${path.slice(1)}` }));
    onResolve({ filter: /^\.\/runtime\.js$/ }, () => ({ path: `${root}core/law/runtime.ts` }));
    onResolve({ filter: /^js-yaml$/ }, () => ({ path: `${root}node_modules/js-yaml/dist/js-yaml.cjs.js` }));
  },
};

await build({
  absWorkingDir: root,
  entryPoints: { fuzz: 'test/fuzz/run.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: ['fast-check'],
  plugins: [generated],
  banner: { js: "import { createRequire as c } from 'node:module'; const require = c(import.meta.url);" },
  logLevel: 'warning',
});
await import(new URL('../../dist/fuzz.mjs', import.meta.url).href);

// Builds dist/: the build itself is TypeScript, so it is bundled first, then run.
import { build } from 'esbuild';

await build({
  entryPoints: ['cli/build/main.ts'],
  outfile: 'dist/build.mjs',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
await import(new URL('dist/build.mjs', import.meta.url).href);

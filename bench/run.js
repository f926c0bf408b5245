// Runs the bench: it is TypeScript, so it is bundled first, out of what is published.
import { build } from 'esbuild';

const outfile = 'node_modules/.cache/ght-bench/bench.mjs';
await build({
  entryPoints: ['bench/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
await import(new URL(`../${outfile}`, import.meta.url).href);

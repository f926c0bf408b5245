// `npm run test:noeuds`: the tests under the other lines of Node that ght claims to run on. The npm package « node »
// carries them; without the registry, that is said and nothing is tried.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LINES = ['22', '24'];
/** Long, and the same under any line of Node: LibreOffice, the words of pages, the law, what a static reading finds. */
const SAME_ANYWHERE = [
  'docx-exemples',
  'gardes',
  'licences',
  'mots-exemples',
  'mutations-*',
  'securite-expressions',
  'tailles-rendu',
];

/** Path of the program of a line of Node, brought from the registry; undefined when it does not answer. */
const brought = (line, folder) => {
  const words = ['exec', '--yes', `--package=node@${line}`, '--', 'node', '-p', 'process.execPath'];
  const { status, stdout } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8', timeout: 120_000 });
  return status === 0 ? stdout.trim() : undefined;
};

const excluded = SAME_ANYWHERE.flatMap((name) => ['--exclude', `test/${name}.test.ts`]);
const words = process.argv.length > 2 ? process.argv.slice(2) : excluded;
const folder = mkdtempSync(join(tmpdir(), 'ght-noeuds-'));
let failures = 0;
for (const line of LINES) {
  const node = brought(line, folder);
  if (node === undefined) {
    console.log(`Node ${line} : non essayé, le registre npm ne répond pas.`);
    continue;
  }
  console.log(`Node ${execFileSync(node, ['-v'], { encoding: 'utf8' }).trim()}`);
  const { status } = spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run', ...words], { stdio: 'inherit' });
  if (status !== 0) failures++;
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = failures > 0 ? 1 : 0;

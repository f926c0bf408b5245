// `npm run test:noeuds`: the built command and one test file of each part, under the other lines of Node that ght
// claims to run on. The npm package « node » carries them; without the registry, that is said and nothing is tried.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LINES = ['22', '24'];
const FILES = [
  'test/scenarios.test.ts',
  'test/parse-yaml.test.ts',
  'test/parse-markdown.test.ts',
  'test/rules.test.ts',
  'test/report.test.ts',
  'test/compose.test.ts',
  'test/emit-docx.test.ts',
  'test/emit-pdf.test.ts',
  'test/emit-html.test.ts',
];

/** Path of the program of a line of Node, brought from the registry; undefined when it does not answer. */
const brought = (line, folder) => {
  const words = ['exec', '--yes', `--package=node@${line}`, '--', 'node', '-p', 'process.execPath'];
  const { status, stdout } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8', timeout: 120_000 });
  return status === 0 ? stdout.trim() : undefined;
};

const files = process.argv.length > 2 ? process.argv.slice(2) : FILES;
const folder = mkdtempSync(join(tmpdir(), 'ght-noeuds-'));
let failures = 0;
for (const line of LINES) {
  const node = brought(line, folder);
  if (node === undefined) {
    console.log(`Node ${line} : non essayé, le registre npm ne répond pas.`);
    continue;
  }
  console.log(`Node ${execFileSync(node, ['-v'], { encoding: 'utf8' }).trim()}`);
  const { status } = spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run', ...files], { stdio: 'inherit' });
  if (status !== 0) failures++;
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = failures > 0 ? 1 : 0;

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '../core/provenance.js';
import { ROOT } from './world.js';

const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** Digest of every file below a folder, by path. */
const digests = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), sha256(readFileSync(path))]),
  );

/** Renders all the examples in a folder of its own; the folder is away from any Git repository. */
const renderedIn = async (prefix: string, env: Readonly<Record<string, string>>) => {
  const home = mkdtempSync(join(tmpdir(), prefix));
  homes.push(home);
  cpSync(`${ROOT}/examples`, join(home, 'examples'), { recursive: true });
  const args = [`${ROOT}/dist/ght.cjs`, 'render', 'examples', '--format', 'docx,pdf,html,md', '-o', 'sortie'];
  const child = spawn(process.execPath, args, {
    cwd: home,
    env: { PATH: process.env['PATH'], ...env },
    stdio: 'ignore',
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  return { status, made: digests(join(home, 'sortie')) };
};

describe('les exemples, mis en forme deux fois', () => {
  it('donnent les mêmes octets dans deux dossiers, deux fuseaux et deux langues', { timeout: 300_000 }, async () => {
    const [one, two] = await Promise.all([
      renderedIn('ght-un-', { TZ: 'Pacific/Kiritimati', LC_ALL: 'C', HOME: '/nulle-part' }),
      renderedIn('ght-deux-avec-un-nom-plus-long-', { TZ: 'America/Los_Angeles', LC_ALL: 'fr_FR.UTF-8' }),
    ]);
    expect([one.status, two.status]).toEqual([0, 0]);
    expect(Object.keys(one.made).length).toBeGreaterThan(80);
    expect(two.made).toEqual(one.made);
  });
});

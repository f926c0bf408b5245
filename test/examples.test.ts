import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from './world.js';

/** What the last line of the report says of each example, and the exit status. */
const VERDICTS: Readonly<Record<string, readonly [status: number, closing: string]>> = {
  'val-de-brume': [0, 'aucun constat — conforme.'],
  'pays-de-lorme': [0, 'aucun constat — conforme.'],
  'phase-2017': [0, '4 constats majeurs — conforme.'],
  incomplet: [1, '9 constats bloquants, 3 conseils, 3 points à apprécier, 1 indéterminé — non conforme.'],
};

const env = { PATH: process.env['PATH'] };
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the examples', () => {
  it('all have a verdict here', () => {
    const folders = readdirSync(`${ROOT}/examples`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(VERDICTS).sort());
  });

  for (const [name, [status, closing]] of Object.entries(VERDICTS)) {
    it(`${name}: ${closing}`, () => {
      const args = ['dist/ght.cjs', 'check', '--quiet', `examples/${name}`];
      const run = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
      expect(plain(run.stdout.trimEnd().split('\n').at(-1) ?? '')).toBe(`2 documents contrôlés : ${closing}`);
      expect(run.stderr).toBe('');
      expect(run.status).toBe(status);
    });
  }

  it('the report kept beside the incomplete one is what a person sees (UPDATE=1 writes it again)', () => {
    const kept = `${ROOT}/examples/incomplet/rapport.txt`;
    const seen = execFileSync('sh', ['-c', `'${process.execPath}' dist/ght.cjs check examples/incomplet | cat`], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    if (process.env['UPDATE'] === '1') writeFileSync(kept, seen);
    expect(readFileSync(kept, 'utf8')).toBe(seen);
  });
});

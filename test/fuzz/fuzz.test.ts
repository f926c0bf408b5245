import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../world.js';

/** Runs the trials in processes of their own, as `npm run fuzz` does. */
const fuzz = (...words: readonly string[]): string =>
  execFileSync(process.execPath, ['test/fuzz/run.js', ...words], { cwd: ROOT, encoding: 'utf8', timeout: 280_000 });

describe('spoilt inputs', () => {
  it('never break ght: a few of each kind, always the same', { timeout: 300_000 }, () => {
    const said = fuzz('--inputs', '600', '--processus', '1');
    expect(said).toMatch(/^\d{3,} entrées, 0 fautes/m);
  });

  it('that once broke ght no longer do', { timeout: 300_000 }, () => {
    const kept = readdirSync(`${ROOT}/test/fixtures/fuzz`).length;
    expect(fuzz('--rejoue', 'test/fixtures/fuzz')).toMatch(new RegExp(`^${kept} entrées, 0 fautes`, 'm'));
  });
});

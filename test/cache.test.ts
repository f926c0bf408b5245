import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCorpus } from '../bench/write.js';
import { ROOT } from './world.js';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ght-cache-'));
  await writeCorpus(ROOT, join(folder, 'corpus'), { seed: 7, groupements: 6, form: 'yaml' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each case has a copy of the corpus, and a cache of its own. */
let [region, cache] = ['', ''];
beforeEach(() => {
  region = mkdtempSync(join(folder, 'region-'));
  cache = join(region, '.cache');
  cpSync(join(folder, 'corpus'), region, { recursive: true });
});

const environment = (threads: number) => ({ ...process.env, XDG_CACHE_HOME: cache, GHT_FILS: String(threads) });
const command = (...more: readonly string[]) => [`${ROOT}/dist/ght.cjs`, 'check', '.', '--quiet', ...more];

const check = (threads: number, ...more: readonly string[]): string => {
  const run = spawnSync(process.execPath, command(...more), {
    cwd: region,
    env: environment(threads),
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  return `${run.status}\n${run.stdout}`;
};

const kept = (): readonly string[] => readdirSync(join(cache, 'ght')).map((name) => join(cache, 'ght', name));
const rewrite = (path: string, change: (text: string) => string) =>
  writeFileSync(join(region, path), change(readFileSync(join(region, path), 'utf8')));

/** Each case runs the command many times. */
const LONG = { timeout: 240_000 };

describe('a check of many documents', LONG, () => {
  it('says the same on one thread and on three, with the cache and without', () => {
    const alone = check(1, '--sans-cache');
    expect(alone).toMatch(/60\sdocuments contrôlés/);
    expect(check(3, '--sans-cache')).toBe(alone);
    expect(() => kept()).toThrow();
    expect(check(3)).toBe(alone);
    expect(kept().length).toBe(6);
    expect(check(1)).toBe(alone);
  });

  it('says the same in a full report, whose lines are quoted', () => {
    const full = (...more: readonly string[]) => {
      const args = [`${ROOT}/dist/ght.cjs`, 'check', '.', ...more];
      return spawnSync(process.execPath, args, { cwd: region, env: environment(2), encoding: 'utf8' }).stdout;
    };
    const alone = full('--sans-cache');
    expect(alone).toContain('^^^');
    expect(full()).toBe(alone);
    expect(full()).toBe(alone);
    expect(full('--format', 'json')).toBe(full('--format', 'json', '--sans-cache'));
  });

  it('sees what changed: a document, a piece, a fiche nearby, an image, the day asked for', () => {
    const changes = [
      () => rewrite('ght-0004/psp.yaml', (text) => text.replace(/^strategie: (?:.|\n)*?(?=^\w)/m, '')),
      () => writeFileSync(join(region, 'ght-0002/pieces/dialogue-de-gestion.pdf'), ''),
      () => rewrite('ght-0003/ght.yaml', (text) => text.replace(/finess: .*/, `finess: "${numberIn('ght-0001')}"`)),
      () => appendFileSync(join(region, 'ght-0005/ght.yaml'), '\nderogations: []\ncle_en_trop: oui\n'),
      () => rmSync(join(region, 'ght-0001/images/bassins.png')),
    ];
    const said = [check(2)];
    for (const change of changes) {
      change();
      said.push(check(2));
      expect(said.at(-1)).toBe(check(1, '--sans-cache'));
    }
    said.push(check(2, '--au', '2030-01-01'));
    expect(said.at(-1)).toBe(check(1, '--sans-cache', '--au', '2030-01-01'));
    expect(new Set(said).size).toBe(said.length);
  });

  const numberIn = (name: string): string =>
    /finess: "?(\d+)/.exec(readFileSync(join(region, name, 'ght.yaml'), 'utf8'))?.[1] ?? '';

  it('does not believe a cache that was cut short, emptied or altered', () => {
    const before = check(2);
    for (const [i, file] of kept().entries()) {
      const text = readFileSync(file, 'utf8');
      const spoilt = [text.slice(0, -20), '', text.replaceAll('bloquant', 'conseil'), 'null', '{}'][i % 5] ?? '';
      writeFileSync(file, spoilt);
    }
    expect(check(2)).toBe(before);
    expect(check(2)).toBe(before);
  });

  it('does not believe what another hand put there, whose sum is right', () => {
    const before = check(2);
    for (const [i, file] of kept().entries()) {
      const body = ['null', '42', '[]', '{}', '{"report":{"documents":[]}}', '"x"'][i % 6] ?? '';
      writeFileSync(file, `${createHash('sha256').update(body).digest('hex')}\n${body}`);
    }
    expect(check(2)).toBe(before);
  });

  it('neither reads nor writes a cache where another user could write, or that is another’s', () => {
    const before = check(2);
    const names = kept();
    const spoil = () => {
      for (const file of names) writeFileSync(file, readFileSync(file, 'utf8').replaceAll('bloquant', 'conseil'));
      return names.map((file) => readFileSync(file, 'utf8'));
    };
    const folder = join(cache, 'ght');
    const spoilt = spoil();
    chmodSync(folder, 0o777);
    expect(check(2)).toBe(before);
    expect(names.map((file) => readFileSync(file, 'utf8'))).toEqual(spoilt);
    chmodSync(folder, 0o700);
    if (process.getuid?.() !== 0) return;
    chownSync(folder, 65_534, 65_534);
    expect(check(2)).toBe(before);
    expect(names.map((file) => readFileSync(file, 'utf8'))).toEqual(spoilt);
  });

  it('stands several checks at once, and a folder that is no folder', async () => {
    const runs = [1, 2, 3].map(
      (threads) =>
        new Promise<string>((resolve) => {
          const run = spawn(process.execPath, command(), { cwd: region, env: environment(threads) });
          let out = '';
          run.stdout.on('data', (part) => {
            out += part;
          });
          run.on('close', (status) => resolve(`${status}\n${out}`));
        }),
    );
    const said = await Promise.all(runs);
    const alone = check(1, '--sans-cache');
    expect(said).toEqual([alone, alone, alone]);
    expect(kept().filter((name) => name.endsWith('.tmp'))).toEqual([]);
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'un fichier');
    expect(check(2)).toBe(alone);
  });

  it('keeps nothing of a few documents', () => {
    for (const name of readdirSync(region).slice(2)) rmSync(join(region, name), { recursive: true });
    check(1);
    expect(() => kept()).toThrow();
  });
});

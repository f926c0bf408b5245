import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpus, type Made, type Settings } from '../bench/corpus.js';
import { writeCorpus } from '../bench/write.js';
import type { CheckReport } from '../core/diagnostic.js';
import { readDocument } from '../core/parse/read.js';
import { ROOT, type World, world } from './world.js';

const SEED = 6132;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ght-corpus-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const makeAll = async (settings: Settings): Promise<readonly Made[]> => {
  const all: Made[] = [];
  for await (const one of corpus(ROOT, settings)) all.push(one);
  return all;
};

const write = async (form: Settings['form']): Promise<readonly string[]> => {
  const planted = await writeCorpus(ROOT, join(folder, form), { seed: SEED, groupements: 6, form });
  return planted.map(({ document, rule, path }) => `${document} ${rule} ${path}`);
};

const found = (form: Settings['form']): readonly string[] => {
  const ght = [`${ROOT}/dist/ght.cjs`, 'check', form, '--format', 'json'];
  const { stdout } = spawnSync(process.execPath, ght, { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 });
  const { documents } = JSON.parse(stdout) as CheckReport;
  return documents.flatMap(({ diagnostics }) =>
    diagnostics.map(({ document, rule, path }) => `${document.slice(form.length + 1)} ${rule} ${path}`),
  );
};

describe('a corpus made from a seed', () => {
  it.each(['yaml', 'markdown'] as const)('in %s, has the gaps planted in it, and no other', async (form) => {
    const planted = await write(form);
    expect(planted.length).toBeGreaterThan(20);
    expect([...found(form)].sort()).toEqual([...planted].sort());
  });

  it('is the same from the same seed, and another from another', async () => {
    const one = await makeAll({ seed: 1, groupements: 3, form: 'yaml' });
    expect(await makeAll({ seed: 1, groupements: 3, form: 'yaml' })).toEqual(one);
    expect(await makeAll({ seed: 2, groupements: 3, form: 'yaml' })).not.toEqual(one);
  });
});

describe('the Markdown of the corpus', () => {
  let here: World;
  beforeAll(async () => {
    here = await world();
  });

  it('says what its YAML says', async () => {
    const read = async (form: Settings['form']) => {
      const made = await makeAll({ seed: SEED, groupements: 3, form });
      const texts = made
        .flatMap(({ files }) => files)
        .filter(({ path }) => /\/(?!ght\.)[^/]*\.(?:yaml|md)$/.test(path));
      const documents = texts
        .filter(({ path }) => !path.includes('/pieces/'))
        .map(({ path, content }) => ({ path, index: { file: path, text: String(content) }, parts: [] }));
      return Promise.all(documents.map((one) => readDocument(one, here.types)));
    };
    const [yaml, markdown] = [await read('yaml'), await read('markdown')];
    expect(new Set(yaml.map(({ type }) => type)).size).toBe(Object.keys(here.types).length - 1);
    expect(markdown.flatMap(({ problems }) => problems)).toEqual([]);
    for (const [i, document] of markdown.entries()) expect(document.data).toEqual(yaml[i]?.data);
  });
});

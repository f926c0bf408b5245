import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './world.js';

const env = { PATH: process.env['PATH'] };
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const check = (...args: readonly string[]) => {
  const run = spawnSync(process.execPath, ['dist/ght.cjs', 'check', ...args], { cwd: ROOT, env, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return run;
};

/** A text kept, and the one that is seen now; UPDATE=1 keeps what is seen. */
const expectKept = (path: string, seen: string): void => {
  if (process.env['UPDATE'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, seen);
  }
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(seen);
};

const entries = (folder: string) => readdirSync(`${ROOT}/${folder}`, { withFileTypes: true });
const folders = entries('examples').flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const incomplete = folders.filter((name) => name.startsWith('incomplet'));

/** Documents of an incomplete groupement: its files and folders, save the fiche, the report kept and what is joined. */
const documents = incomplete.flatMap((folder) =>
  entries(`examples/${folder}`)
    .filter(({ name }) => !/^(?:ght\.yaml|rapport\.txt|pieces)$/.test(name))
    .map(({ name }) => `${folder}/${name}`),
);

describe('the examples', () => {
  it('end as the table of verdicts says (UPDATE=1 writes it again)', () => {
    const lines = folders.map((name) => {
      const run = check('--quiet', `examples/${name}`);
      return `${name} — statut ${run.status} — ${plain(run.stdout.trimEnd().split('\n').at(-1) ?? '')}`;
    });
    expectKept(`${ROOT}/test/goldens/exemples.txt`, `${lines.join('\n')}\n`);
    const told = readFileSync(`${ROOT}/examples/README.md`, 'utf8').replaceAll('\u00a0', ' ');
    for (const line of lines) expect(told).toContain(line.split(' — ').slice(2).join(' — ').replace(/\.$/, ''));
  });

  it.each(folders.filter((name) => !name.startsWith('incomplet')))('%s conforms', (name) => {
    expect(check('--quiet', `examples/${name}`).status).toBe(0);
  });

  it('the report kept beside the incomplete one is what a person sees', () => {
    expectKept(`${ROOT}/examples/incomplet/rapport.txt`, check('examples/incomplet').stdout);
  });

  it.each(documents)('%s, alone, gives the report that is kept', (document) => {
    const name = document.replaceAll('/', '-').replace(/\.\w+$/, '');
    const { stdout } = check(`examples/${document}`);
    expect(stdout).toMatch(/^(?:Bloquant|Majeur)/m);
    expectKept(`${ROOT}/test/goldens/incomplets/${name}.txt`, stdout);
  });
});

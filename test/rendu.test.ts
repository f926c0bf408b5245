import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from './world.js';

const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** A groupement of its own, with one short document, in a folder of its own. */
const groupement = (files: Readonly<Record<string, string>> = {}): string => {
  const home = mkdtempSync(join(tmpdir(), 'ght-rendu-'));
  homes.push(home);
  cpSync(`${ROOT}/test/fixtures/formes/ght.yaml`, join(home, 'ght.yaml'));
  cpSync(`${ROOT}/test/fixtures/formes/complet/markdown/pmp.md`, join(home, 'pmp.md'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  return home;
};

const render = (home: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) => {
  const given = { PATH: process.env['PATH'], ...env };
  const command = [`${ROOT}/dist/ght.cjs`, 'render', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: home, env: given, encoding: 'utf8' });
  return { status, stdout, stderr: stderr.replaceAll('\u00a0', ' ') };
};

/** Every file below a folder, hidden ones too. */
const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort()
    : [];

describe('rendering twice', () => {
  it('gives the same bytes, whatever the time zone, the language and the hour', () => {
    const home = groupement();
    const all = ['--format', 'docx,pdf,html,md'];
    const one = render(home, [...all, '-o', 'un'], { TZ: 'Pacific/Kiritimati', LC_ALL: 'C' });
    const two = render(home, [...all, '-o', 'deux'], { TZ: 'America/Los_Angeles', LC_ALL: 'fr_FR.UTF-8' });
    expect([one.status, one.stderr, two.status, two.stderr]).toEqual([0, '', 0, '']);
    expect(filesIn(join(home, 'un'))).toEqual(['pmp.docx', 'pmp.html', 'pmp.md', 'pmp.pdf']);
    for (const name of filesIn(join(home, 'un'))) {
      const [first, second] = ['un', 'deux'].map((folder) => readFileSync(join(home, folder, name)));
      expect(first?.equals(second ?? Buffer.alloc(0)), name).toBe(true);
    }
  });

  it('replaces what ght made, and says so', () => {
    const home = groupement();
    render(home, ['--format', 'docx,md']);
    const again = render(home, ['--format', 'docx,md']);
    expect(again).toMatchObject({
      status: 0,
      stdout: 'Écrit : dossier/pmp.docx\nÉcrit : dossier/pmp.md\n',
      stderr: '',
    });
  });
});

describe('a file that ght did not make', () => {
  it.each(['docx', 'pdf', 'html', 'md'])('is kept, and nothing else is written: %s', (format) => {
    const home = groupement({ [`dossier/pmp.${format}`]: 'à moi' });
    const { status, stderr } = render(home, ['--format', 'docx,pdf,html,md']);
    expect(status).toBe(2);
    expect(stderr).toContain(`« dossier/pmp.${format} » existe déjà et n’a pas été fait par ght.`);
    expect(filesIn(join(home, 'dossier'))).toEqual([`pmp.${format}`]);
    expect(readFileSync(join(home, 'dossier', `pmp.${format}`), 'utf8')).toBe('à moi');
  });

  it('is replaced with --force', () => {
    const home = groupement({ 'dossier/pmp.md': 'à moi' });
    expect(render(home, ['--format', 'md', '--force']).status).toBe(0);
    expect(readFileSync(join(home, 'dossier/pmp.md'), 'utf8')).toContain('Trois-Combes');
  });
});

describe('a rendering that cannot be done', () => {
  const FAILURES: Readonly<
    Record<string, readonly [files: Readonly<Record<string, string>>, args: readonly string[]]>
  > = {
    'the folder is a file': [{ dossier: 'à moi' }, ['-o', 'dossier']],
    'the folder is below a file': [{ dossier: 'à moi' }, ['-o', 'dossier/sous']],
    'the document cannot be read': [{ 'pmp.md': '---\ntype: pmp\ntitre: "\n---\n' }, []],
    'the template is wrong': [{ 'gabarits/pmp/gabarit.md.hbs': '# {{#if}}' }, []],
    'the page of the template is wrong': [{ 'gabarits/pmp/page.yaml': 'couverture: [' }, []],
    'the format is unknown': [{}, ['--format', 'odt']],
  };

  it.each(Object.keys(FAILURES))('leaves nothing behind, and says why in French: %s', (name) => {
    const [files, args] = FAILURES[name] ?? [{}, []];
    const home = groupement(files);
    const before = filesIn(home);
    const { status, stdout, stderr } = render(home, ['--format', 'md', ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^ght : .+\n {6}.+\n$/s);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+|node:|E[A-Z]{4,}:/);
    expect(filesIn(home)).toEqual(before);
  });

  it('leaves nothing behind when a file of it has the name of a folder', () => {
    const home = groupement({ 'dossier/pmp.md/dedans.txt': 'à moi' });
    const { status } = render(home, ['--format', 'md', '--force']);
    expect(status).not.toBe(0);
    expect(filesIn(join(home, 'dossier'))).toEqual(['dedans.txt']);
  });

  it.skipIf(process.getuid?.() === 0)('leaves nothing behind in a folder that cannot be written (not as root)', () => {
    const home = groupement({ 'dossier/autre.txt': 'à moi' });
    chmodSync(join(home, 'dossier'), 0o555);
    const { status, stdout } = render(home, ['--format', 'md']);
    chmodSync(join(home, 'dossier'), 0o755);
    expect([status, stdout]).toEqual([2, '']);
    expect(filesIn(join(home, 'dossier'))).toEqual(['autre.txt']);
  });
});

describe('templates of the groupement', () => {
  it('take the place of those of ght, whole or in part', () => {
    const home = groupement({
      'gabarits/pmp/gabarit.md.hbs': '# Notre projet : {{document.titre}}\n\n{{contenu "objectifs_medicaux"}}\n',
      'gabarits/pmp/page.yaml': 'couverture:\n  sous_titre: "Édition de {{groupement}}"\n',
    });
    expect(render(home, ['--format', 'md']).status).toBe(0);
    const made = readFileSync(join(home, 'dossier/pmp.md'), 'utf8').replaceAll('\u00a0', ' ');
    expect(made).toContain('# Notre projet : Projet médical partagé des Trois-Combes');
    expect(made).toContain('Édition de GHT des Trois-Combes');
    expect(made).toContain('Garder deux lignes d’urgence');
    expect(made).toContain('Version : 1.0');
    expect(made).not.toContain('Grille de couverture');
  });
});

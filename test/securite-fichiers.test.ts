import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Den, den, GHT, run } from './hostile.js';

const SECRET = 'type: pmp\nsecret: cle-du-serveur-7421\n';
const AWAY = 'un lien qui mène hors du dossier';

let open: Den[] = [];
const made = (): Den => {
  const one = den();
  open.push(one);
  return one;
};
afterEach(() => {
  for (const one of open) one.gone();
  open = [];
});

/** A link in the folder, to a path that begins from where the link stands. */
const link = ({ folder }: Den, path: string, target: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  symlinkSync(target, join(folder, path));
};

/** A folder beside the groupement, out of its reach, with a document in it. */
const beside = ({ folder }: Den): string => {
  const away = join(folder, '../ailleurs');
  mkdirSync(away, { recursive: true });
  writeFileSync(join(away, 'secret.yaml'), SECRET);
  writeFileSync(join(away, 'regle.md'), `---\n${SECRET}---\n`);
  return away;
};

describe('a link out of the folder of the groupement', () => {
  it.each([
    ['a document', 'annexe.yaml', '../ailleurs/secret.yaml', ''],
    ['a part of a document', 'convention/filieres/a.yaml', '../../../ailleurs/secret.yaml', 'convention/index.md'],
    ['a folder of parts', 'convention/filieres', '../../ailleurs', 'convention/index.md'],
    ['a rule', 'regles/a.md', '../../ailleurs/regle.md', ''],
  ])('is not read: %s', async (_, path, target, index) => {
    const here = made();
    beside(here);
    if (index) here.put(index, '---\ntype: pmp\n---\n# Projet\n');
    link(here, path, target);
    const { status, out, err } = await here.ght('check');
    expect(status).toBe(2);
    expect(out + err).toContain(AWAY);
    expect(out + err).not.toContain('7421');
  });

  it('is not followed: a folder of documents, which is named', async () => {
    const here = made();
    beside(here);
    link(here, 'archives', '../ailleurs');
    const { status, out, err } = await here.ght('check');
    expect(status).toBe(0);
    expect(err).toContain('archives');
    expect(out + err).not.toContain('7421');
  });

  it.each(['gabarit.md.hbs', 'page.yaml'])('is not read: %s of a template', async (name) => {
    const here = made();
    beside(here);
    link(here, `gabarits/pmp/${name}`, '../../../ailleurs/secret.yaml');
    const { status, out, err } = await here.ght('render', '--format', 'md');
    expect(status).toBe(2);
    expect(out + err).toContain(AWAY);
    expect(out + err).not.toContain('7421');
  });

  it('is not read: what Git keeps for itself, where a runner writes its keys', async () => {
    const here = made();
    here.put('.git/config', SECRET);
    link(here, 'annexe.yaml', '.git/config');
    const { status, out, err } = await here.ght('check');
    expect(status).toBe(2);
    expect(out + err).not.toContain('7421');
  });

  it('is not written through: the folder of what is made', async () => {
    const here = made();
    const away = beside(here);
    const before = readdirSync(away);
    link(here, 'dossier', '../ailleurs');
    for (const args of [
      ['render', '--format', 'md'],
      ['check', '--format', 'json=dossier/r.json'],
    ]) {
      const { status, err } = await here.ght(...args);
      expect(status).toBe(2);
      expect(err).toContain('mène hors du dossier');
    }
    expect(readdirSync(away)).toEqual(before);
  });

  it('is replaced, not written through: a file of the same name as what is made', async () => {
    const here = made();
    const away = beside(here);
    link(here, 'dossier/pmp.md', '../../ailleurs/secret.yaml');
    expect((await here.ght('render', '--format', 'md')).status).toBe(2);
    expect((await here.ght('render', '--format', 'md', '--force')).status).toBe(0);
    expect(readFileSync(join(away, 'secret.yaml'), 'utf8')).toBe(SECRET);
    expect(statSync(join(here.folder, 'dossier/pmp.md')).isFile()).toBe(true);
  });
});

describe('the path of a piece', () => {
  it.each([
    ['"../ailleurs/x.pdf"', 'hors du dossier'],
    ['"a/../../ailleurs/x.pdf"', 'hors du dossier'],
    ['/etc/passwd.pdf', 'hors du dossier'],
    ['"//serveur/partage/x.pdf"', 'hors du dossier'],
    [String.raw`'\\serveur\partage\x.pdf'`, 'hors du dossier'],
    ['"C:/x.pdf"', 'hors du dossier'],
    ['"a:flux.pdf"', 'hors du dossier'],
    ['lien.pdf', 'hors du dossier'],
    ['dans/x.pdf', 'hors du dossier'],
    ['.git/x.pdf', 'hors du dossier'],
    ['zero.pdf', 'hors du dossier'],
    ['"a\\0b.pdf"', 'n’existe pas'],
    [`${'a'.repeat(5000)}.pdf`, 'n’existe pas'],
    ['"https://exemple.fr/x.pdf"', 'n’existe pas'],
    ['"file:///etc/passwd"', 'n’existe pas'],
    ['"~/.ssh/id_rsa.pdf"', 'n’existe pas'],
    ['"$HOME/x.pdf"', 'n’existe pas'],
  ])('never leads out of the folder: %s', async (path, said) => {
    const here = made();
    const away = beside(here);
    writeFileSync(join(away, 'x.pdf'), '%PDF-1.7 7421');
    link(here, 'lien.pdf', '../ailleurs/x.pdf');
    link(here, 'dans', '../ailleurs');
    link(here, 'zero.pdf', '/dev/zero');
    here.put('.git/x.pdf', '%PDF-1.7 7421');
    const piece = `pieces:\n  - id: decision-convention\n    titre: Décision\n    fichier: ${path}\n`;
    here.put('c.yaml', `type: candidature\nappel: aap-2017-dgos-310\nstatut: projet\ndate: 2018-01-10\n${piece}`);
    const { status, out, err } = await here.ght('check', '--quiet', 'c.yaml');
    expect(status, err).toBe(2);
    expect(out).toMatch(/lecture\/piece/);
    expect(out.replaceAll('\u00a0', ' ')).toContain(said);
    expect(out).not.toContain('7421');
  });
});

describe('what is not a file', () => {
  it.each([
    ['a document', 'annexe.yaml', ['check']],
    ['a part of a document', 'convention/a.md', ['check']],
    ['the index of a document', 'convention/index.md', ['check']],
    ['the fiche', 'ght.yaml', ['check']],
    ['a rule', 'regles/a.md', ['check']],
    ['a template', 'gabarits/pmp/gabarit.md.hbs', ['render', '--format', 'md']],
    ['what is to be replaced', 'dossier/pmp.md', ['render', '--format', 'md']],
    ['what is to be verified', 'fait.pdf', ['verify', 'fait.pdf']],
  ])('is not waited for: %s', async (_, path, args) => {
    for (const target of ['pipe', '/dev/zero']) {
      const here = made();
      if (path === 'convention/a.md') here.put('convention/index.md', '---\ntype: pmp\n---\n# Projet\n');
      execFileSync('rm', ['-f', join(here.folder, path)]);
      mkdirSync(dirname(join(here.folder, path)), { recursive: true });
      if (target === 'pipe') execFileSync('mkfifo', [join(here.folder, path)]);
      else link(here, path, target);
      const { status, out, err } = await here.ght(...args);
      expect(status, `${path} ${target}`).not.toBe('SIGKILL');
      expect(err).not.toContain('une panne est survenue');
      if (target === 'pipe') continue;
      expect(status, `${out}${err}`).toBe(2);
      expect(out + err).toMatch(new RegExp(`${AWAY}|n’a pas été fait par ght|ne dit pas de quelles sources`));
    }
  });
});

describe('what ght writes', () => {
  it('is for all to read and for its owner to write, within what the mask of the user allows', async () => {
    const here = made();
    for (const [mask, mode] of [
      ['022', 0o644],
      ['077', 0o600],
    ] as const) {
      const line = `umask ${mask}; exec '${process.execPath}' '${GHT}' render --format md,html -o sortie-${mask}`;
      expect((await run('sh', ['-c', line], here.folder)).status).toBe(0);
      const files = readdirSync(join(here.folder, `sortie-${mask}`));
      expect(files.sort()).toEqual(['pmp.html', 'pmp.md']);
      for (const name of files) expect(statSync(join(here.folder, `sortie-${mask}`, name)).mode & 0o777).toBe(mode);
    }
  });

  it('is first a file whose name nobody can foresee, made anew', () => {
    const source = readFileSync(new URL('../cli/write.ts', import.meta.url), 'utf8');
    expect(source).toContain("open(temporary, 'wx'");
    expect(source).toContain("randomBytes(6).toString('hex')");
  });
});

describe('the configuration of a hostile repository', () => {
  const git = (cwd: string, ...args: readonly string[]) => execFileSync('git', args, { cwd, stdio: 'ignore' });

  it('runs no program', async () => {
    const here = made();
    const ran = join(here.folder, '../execute');
    const program = `touch '${ran}'; cat`;
    git(here.folder, 'init', '-q');
    git(here.folder, 'add', '.');
    git(here.folder, '-c', 'user.name=x', '-c', 'user.email=x@exemple.fr', 'commit', '-qm', 'x');
    for (const key of [
      'filter.a=b.clean',
      'filter.a=b.smudge',
      'filter.a=b.process',
      'filter.c.clean',
      'diff.c.textconv',
    ])
      git(here.folder, 'config', key, program);
    for (const key of [
      'core.fsmonitor',
      'core.sshCommand',
      'core.pager',
      'core.editor',
      'alias.status',
      'diff.external',
    ])
      git(here.folder, 'config', key, program);
    here.put('.git/hooks/post-index-change', `#!/bin/sh\n${program}\n`);
    execFileSync('chmod', ['+x', join(here.folder, '.git/hooks/post-index-change')]);
    here.put('.gitattributes', '*.yaml filter=a=b diff=c\n*.md filter=c\n');
    here.put('pmp.yaml', `${readFileSync(join(here.folder, 'pmp.yaml'), 'utf8')}# autre\n`);
    const { status, out } = await here.ght('render', '--format', 'pdf');
    expect(status).toBe(0);
    expect(existsSync(ran), 'a program of the repository has run').toBe(false);
    const said = await here.ght('verify', 'dossier/pmp.pdf');
    expect(`${out}${said.out}`).toContain('sources modifiées');
  });
});

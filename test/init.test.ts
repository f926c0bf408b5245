import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Given, type Known, settled } from '../cli/init/answers.js';
import { ficheText } from '../cli/init/fiche.js';
import { askFor } from '../cli/init/questions.js';
import { at, type JsonObject, list, own } from '../core/json.js';
import { editorSchemas } from '../core/model/editor-schema.js';
import { schemaProblems } from '../core/schema-errors.js';
import { readText, runs } from './reading.js';
import { ROOT, world } from './world.js';

const home = mkdtempSync(join(tmpdir(), 'ght-init-'));
const folder = join(home, 'depot');
const bin = join(home, 'bin');
const env = {
  PATH: `${bin}:${process.env['PATH']}`,
  HOME: home,
  GIT_CONFIG_NOSYSTEM: '1',
  GITHUB_STEP_SUMMARY: join(home, 'resume.md'),
};
afterAll(() => rmSync(home, { recursive: true }));

/** Runs a script as a forge does: it stops at the first command that fails. */
const run = (script: string, shell: readonly string[] = ['-e', '-c']) =>
  spawnSync('bash', [...shell, script], { cwd: folder, env, encoding: 'utf8' });

beforeAll(() => {
  mkdirSync(bin);
  mkdirSync(folder);
  writeFileSync(join(bin, 'ght'), `#!/bin/sh\nexec '${process.execPath}' '${ROOT}/dist/ght.cjs' "$@"\n`, {
    mode: 0o755,
  });
  const made = run('ght init --nom "GHT d’essai" --support "CH A" --documents pmp');
  expect(made.status, made.stderr).toBe(0);
});

const written = (path: string): string => readFileSync(join(folder, path), 'utf8');
const REPORTS = ['rapports/ght.md', 'rapports/ght.sarif', 'rapports/ght-qualite.json', 'rapports/ght-junit.xml'];

const clean = (): void => {
  for (const path of ['rapports', 'dossier']) rmSync(join(folder, path), { recursive: true, force: true });
};

describe('.gitlab-ci.yml', () => {
  it('checks, keeps its reports and the PDF, and fails while the law wants more', () => {
    clean();
    const job = parse(written('.gitlab-ci.yml'));
    const script = list(at(job, '/controle/script')).map(String);
    const { status, stderr } = run(script.join('\n'));
    expect(status, stderr).toBe(1);
    for (const path of [...REPORTS, 'dossier/pmp.pdf', 'dossier/pmp.docx'])
      expect(existsSync(join(folder, path)), path).toBe(true);
    const kept = at(job, '/controle/artifacts/reports');
    for (const report of ['codequality', 'junit']) expect(REPORTS).toContain(own(kept, report));
  });

  it('says which variable is missing, and leaves the comment out when there is no token', () => {
    const job = parse(written('.gitlab-ci.yml'));
    const [first = ''] = list(at(job, '/controle/before_script')).map(String);
    expect(run(first)).toMatchObject({ status: 2, stdout: expect.stringContaining('GHT_PAQUET') });
    const after = list(at(job, '/controle/after_script')).map(String);
    expect(run(after.join('\n')).status).toBe(0);
  });

  it('finds its own comment by the mark of the report', () => {
    const [mark = ''] = written('rapports/ght.md').split('\n');
    for (const file of ['.gitlab-ci.yml', '.github/workflows/ght.yml']) expect(written(file)).toContain(`"${mark}"`);
  });
});

describe('.github/workflows/ght.yml', () => {
  it('runs each of its commands of ght, and keeps what they make', () => {
    clean();
    const steps = list(at(parse(written('.github/workflows/ght.yml')), '/jobs/controle/steps'));
    const named = (name: string) =>
      String(
        own(
          steps.find((step) => own(step, 'name') === name),
          'run',
        ),
      );
    const checked = run(named('Contrôler'));
    expect(checked.status, checked.stderr).toBe(1);
    expect(checked.stdout).toContain('::error');
    expect(run(named('Mettre en forme')).status).toBe(0);
    expect(run(named('Résumé')).status).toBe(0);
    expect(run('ght render --format md -o dossier').status).toBe(0);
    expect(written('dossier/pmp.md'), 'no instruction is rendered').not.toContain('À rédiger');
    for (const path of [...REPORTS, 'dossier/pmp.pdf']) expect(existsSync(join(folder, path)), path).toBe(true);
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toBe(written('rapports/ght.md'));
  });
});

describe('.githooks/pre-commit', () => {
  const commit = (name: string) => {
    writeFileSync(join(folder, name), name);
    return run(`git add -A && git commit -q -m essai`);
  };

  it('lets a work in progress through, refuses it when asked to, and refuses what cannot be read', () => {
    run('git init -q && git config user.name Essai && git config user.email essai@example.org');
    execFileSync('git', ['config', 'core.hooksPath', '.githooks'], { cwd: folder });
    expect(commit('un')).toMatchObject({ status: 0, stderr: expect.stringContaining('Enregistré avec ces constats') });
    run('git config ght.strict true');
    expect(commit('deux').status).toBe(1);
    run('git config ght.strict false');
    const pmp = written('pmp.md');
    writeFileSync(join(folder, 'pmp.md'), pmp.replace('type: pmp', 'type: pmp\nobjectif: x'));
    expect(commit('trois').status).not.toBe(0);
    writeFileSync(join(folder, 'pmp.md'), pmp);
  });
});

describe('the settings of the editor', () => {
  it('bind schemas that are there', () => {
    const bound = own(JSON.parse(written('.vscode/settings.json')), 'yaml.schemas') ?? {};
    expect(Object.keys(bound)).toContain('.ght/schemas/pmp.schema.json');
    for (const path of Object.keys(bound)) expect(existsSync(join(folder, path)), path).toBe(true);
  });
});

describe('ght.yaml', () => {
  it('says any name as it was given', async () => {
    const here = await world();
    const fiche = here.types['fiche'];
    const schema = JSON.parse(editorSchemas(here.sources.schemas)['fiche'] ?? '') as JsonObject;
    if (!fiche) throw new Error('fiche');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (name) => {
        const one = { nom: `${name}A`, categorie: 'ch', statut: 'partie' };
        const answers = settled({ nom: `${name}A`, support: one, etablissements: [] }, known);
        const read = await readText(here, 'ght.yaml', ficheText(answers, fiche.shape, schema), 'fiche');
        expect(read.problems).toEqual([]);
        expect(await schemaProblems(read, fiche.shape, fiche.validate)).toEqual([]);
        expect(own(read.data, 'nom')).toBe(answers.nom);
        expect(at(read.data, '/etablissements/0/nom')).toBe(answers.nom);
        expect(at(read.data, '/etablissement_support')).toBe(at(read.data, '/etablissements/0/id'));
      }),
      runs(100),
    );
  });
});

const known: Known = {
  categories: ['ch', 'chu', 'prive'],
  statuts: ['partie', 'associe', 'partenaire'],
  documents: ['pmp', 'psp'],
};

describe('the questions', () => {
  const nothing: Given = { etablissements: [] };

  /** Answers in order, and the questions that were put. */
  const asked = async (given: Given, answers: readonly string[]) => {
    const questions: string[] = [];
    const left = [...answers];
    const ask = async (question: string) => {
      questions.push(question);
      return left.shift() ?? '';
    };
    return { answers: settled(await askFor(given, known, ask), known), questions, left };
  };

  it('make a groupement, one answer at a time', async () => {
    const typed = [
      'GHT du Val',
      'Monts',
      '',
      'CH de A',
      '',
      'Centre hospitalier universitaire de B',
      'CHU',
      '',
      'Clinique C',
      'prive',
      'partenaire',
      '',
      'pmp',
      'yaml',
    ];
    const { answers, left } = await asked(nothing, typed);
    expect(left).toEqual([]);
    expect(answers).toEqual({
      nom: 'GHT du Val',
      region: 'Monts',
      ars: 'ARS Monts',
      support: { id: 'ch-a', nom: 'CH de A', categorie: 'ch', statut: 'partie' },
      etablissements: [
        { id: 'ch-a', nom: 'CH de A', categorie: 'ch', statut: 'partie' },
        { id: 'chu-b', nom: 'Centre hospitalier universitaire de B', categorie: 'chu', statut: 'associe' },
        { id: 'clinique-c', nom: 'Clinique C', categorie: 'prive', statut: 'partenaire' },
      ],
      documents: ['pmp'],
      forme: 'yaml',
    });
  });

  it('take what stands between brackets for an empty answer', async () => {
    const { answers } = await asked(nothing, []);
    expect(answers).toMatchObject({ nom: 'GHT à compléter', documents: ['pmp', 'psp'], forme: 'markdown' });
    expect(answers.etablissements).toHaveLength(1);
  });

  it('are put again, with what is wrong, until they can be read', async () => {
    const { answers, questions } = await asked({ nom: 'G', region: '', ars: '', etablissements: [] }, [
      'CH A',
      'cha',
      'chu',
      '',
      'pmpp',
      'pmp',
    ]);
    expect(answers.support?.categorie).toBe('chu');
    expect(questions.filter((one) => one.includes('n’existe pas'))).toHaveLength(2);
    expect(questions.join('\n')).toContain('Vouliez-vous dire');
  });

  it('are not put for what the options already say', async () => {
    const support = { nom: 'CH A', categorie: 'ch', statut: 'partie' };
    const given: Given = { nom: 'G', region: 'R', ars: 'A', support, etablissements: [support], documents: [] };
    expect((await asked(given, [])).questions).toEqual([]);
  });

  it('give two établissements of the same name two identifiers', async () => {
    const one = { nom: 'CH A', categorie: 'ch', statut: 'partie' };
    const { answers } = await asked(
      { ...nothing, support: one, etablissements: [one, { ...one }], nom: 'G', region: '', ars: '' },
      [],
    );
    expect(answers.etablissements.map(({ id }) => id)).toEqual(['ch-a', 'ch-a-2']);
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTemporary } from '../cli/avenant/temporary.js';
import { filesAt, refuseOutsideGit, revisionOf } from '../cli/git.js';
import { align, likeness, readable, steps } from '../core/compare/align.js';
import { changesOf } from '../core/compare/changes.js';
import { draftAvenant } from '../core/compare/draft.js';
import { bareWords, wordsOf } from '../core/compare/words.js';
import { evolutionOf } from '../core/evolution.js';
import { composed } from './composing.js';
import { findingsOf, readText, runs } from './reading.js';
import { SAMPLE } from './samples/check-report.js';
import { textOf, type World, world } from './world.js';

const PARSER = unified().use(remarkParse).use(remarkGfm).freeze();
const tree = (markdown: string): Root => PARSER.parse(markdown);

describe('les mots d’un texte', () => {
  it('mis bout à bout, le redonnent', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab é’\u00a0\u202f «».,;!()1\n') }), (text) => {
        expect(wordsOf(text).join('')).toBe(text);
      }),
      runs(300),
    );
  });

  it('ne coupent ni un nombre de son unité, ni un renvoi de son article', () => {
    expect(wordsOf('Soit 20\u00a0lits, l’art.\u00a0R.\u00a06132-3.')).toEqual([
      'Soit',
      ' ',
      '20\u00a0lits',
      ',',
      ' ',
      'l’',
      'art.\u00a0R.\u00a06132-3',
      '.',
    ]);
  });
});

describe('l’alignement', () => {
  const items = fc.array(fc.constantFrom('a b c', 'a b d', 'e f', 'g', ''), { maxLength: 12 });
  const of = (texts: readonly string[]) => texts.map((key) => ({ key, kind: 'x', words: bareWords(key) }));

  it('rend chaque liste entière et dans son ordre', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        const found = align(of(a), of(b));
        expect(found.flatMap((step) => step.a?.key ?? [])).toEqual(a);
        expect(found.flatMap((step) => step.b?.key ?? [])).toEqual(b);
        const plain = readable(
          steps(a, b, (one) => one),
          (one) => one === '',
        );
        expect(plain.flatMap((step) => step.a ?? [])).toEqual(a);
        expect(plain.flatMap((step) => step.b ?? [])).toEqual(b);
      }),
      runs(300),
    );
  });

  it('prend pour deux versions d’un alinéa ceux qui partagent leurs mots', () => {
    const [step] = align(of(['le comité se réunit deux fois']), of(['le comité se réunit quatre fois']));
    expect([step?.a?.key, step?.b?.key, step?.same]).toEqual([
      'le comité se réunit deux fois',
      'le comité se réunit quatre fois',
      false,
    ]);
    expect(likeness(['a', 'b'], ['a', 'c'])).toBe(0.5);
  });

  it('vient à bout de deux textes qui n’ont rien de commun', () => {
    const many = (letter: string) => of(Array.from({ length: 1000 }, (_, i) => `${letter}${i} mot${i} dit${letter}`));
    expect(align(many('a'), many('b')).length).toBeGreaterThan(999);
  });
});

describe('ce que dit un avenant', () => {
  const said = (before: string, after: string, filieres: readonly string[] = []) =>
    changesOf(tree(before), tree(after), filieres).modifications.map(({ sentences }) => sentences.join('\n'));
  const article = (text: string) => `## Article 4 — Durée\n\n${text}`;

  const CASES: readonly (readonly [before: string, after: string, sentence: string])[] = [
    [
      'Il a deux sièges.',
      'Il a trois sièges.',
      'L’article 4 est ainsi modifié : le mot : « deux » est remplacé par le mot : « trois ».',
    ],
    [
      'Il a 12 sièges.',
      'Il a 15 sièges.',
      'L’article 4 est ainsi modifié : le nombre : « 12 » est remplacé par le nombre : « 15 ».',
    ],
    [
      'Il se réunit.',
      'Il se réunit chaque mois.',
      'L’article 4 est ainsi modifié : après le mot : « réunit », sont insérés les mots : « chaque mois ».',
    ],
    [
      'Il siège au chef-lieu, deux fois.',
      'Il siège, deux fois.',
      'L’article 4 est ainsi modifié : les mots : « au chef-lieu » sont supprimés.',
    ],
    ['Un.\n\nDeux.', 'Un.', 'L’article 4 est ainsi modifié : le deuxième alinéa est supprimé.'],
    [
      'Un.',
      'Un.\n\nDeux.',
      'L’article 4 est ainsi modifié : après le premier alinéa, il est inséré un alinéa ainsi rédigé : « Deux. »',
    ],
    ['Un.', 'Rien de commun ici.', 'L’article 4 est remplacé par les dispositions suivantes.'],
    [
      'Voir «\u00a0titre\u00a0» ici.',
      'Voir «\u00a0note\u00a0» ici.',
      'L’article 4 est ainsi modifié : le mot : « “titre” » est remplacé par le mot : « “note” ».',
    ],
    [
      'Voir «\u00a0le titre\u00a0» ici.',
      'Voir «\u00a0le nom\u00a0» ici.',
      'L’article 4 est ainsi modifié : le premier alinéa est remplacé par un alinéa ainsi rédigé : « Voir “le nom” ici. »',
    ],
  ];

  it.each(CASES)('%j → %j', (before, after, sentence) => {
    expect(said(article(before), article(after))).toEqual([sentence]);
  });

  it('cite des mots qui ne sont qu’une fois dans l’alinéa', () => {
    const before = 'Le comité élit son président. Le comité se réunit. Le comité vote.';
    const after = before.replace('Le comité vote', 'Le collège vote');
    const [sentence = ''] = said(article(before), article(after));
    expect(sentence).toContain('le premier alinéa est remplacé par un alinéa ainsi rédigé');
  });

  it('abroge, insère et renumérote', () => {
    const before = '## Article 1er — A\n\nUn.\n\n## Article 2 — B\n\nDeux.\n\n## Article 3 — C\n\nTrois.';
    const after = '## Article 1er — A\n\nUn.\n\n## Article 2 — C\n\nTrois.\n\n## Article 3 — D\n\nQuatre.';
    expect(said(before, after)).toEqual([
      'L’article 2 est abrogé.',
      'Après l’article 3, il est inséré un article 3 ainsi rédigé :',
    ]);
    expect(changesOf(tree(before), tree(after), []).renumbered).toEqual(['L’article 3 devient l’article 2.']);
  });

  it('nomme le point et la filière', () => {
    const pmp = (text: string): Root => {
      const body = tree(`# Organisation\n\n## Urgences\n\n### Permanence\n\n${text}\n\n#### Télésanté\n\nUn.`);
      for (const node of body.children)
        if (node.type === 'heading' && node.depth === 3) node.data = { number: '4° a)' };
      return body;
    };
    const [one] = changesOf(pmp('Deux lignes.'), pmp('Trois lignes.'), ['Urgences']).modifications;
    expect(one?.sentences).toEqual([
      'Le 4° a) de la filière « Urgences » est ainsi modifié : le mot : « Deux » est remplacé par le mot : « Trois ».',
    ]);
    expect(one?.name).toBe('Filière « Urgences » — 4° a) Permanence');
  });

  it('laisse de côté ce que ght écrit lui-même', () => {
    const of = (day: string) => `# Avis des instances et décision\n\nRendu le ${day}.\n\n# Signatures\n\n${day}`;
    expect(said(of('3 mars'), of('4 mars'))).toEqual([]);
  });
});

describe('le projet d’avenant', () => {
  let here: World;
  beforeAll(async () => {
    here = await world();
  });

  it('se lit comme un avenant, et rien n’y est illisible', async () => {
    const fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
    const source = textOf('examples/val-de-brume/convention-constitutive.md');
    const edited = source
      .replace('dix-huit mois', 'deux ans')
      .replace('| Fonction achats |', '| Achats : *tous*, « sauf » {#un} |')
      .replace('## Préambule', '## Préambule\n\n- un\n  - deux\n\n```\ncode\n```\n');
    const read = (text: string) => readText(here, 'convention.md', text);
    const [before, after] = [await read(source), await read(edited)];
    const [a, b] = [await composed(here, fiche, before), await composed(here, fiche, after)];
    const changes = changesOf(a.body, b.body, []);
    const type = 'convention-constitutive';
    const draft = draftAvenant({
      fiche: fiche.data,
      before: before.data,
      after: after.data,
      type,
      typeTitle: 'C',
      changes,
    });
    const avenant = await readText(here, 'avenant.md', draft);
    const found = await findingsOf(here, fiche, avenant);
    expect(found.filter(({ level }) => level === 'illisible')).toEqual([]);
    const { modifications } = avenant.data as unknown as { readonly modifications: readonly Record<string, string>[] };
    expect(modifications.map(({ nom }) => nom)).toEqual(changes.modifications.map(({ name }) => name));
    for (const one of modifications)
      expect([one['avant'], one['apres']].every((text) => (text ?? '') !== '')).toBe(true);
  });
});

describe('les constats d’une version à l’autre', () => {
  it('sont comblés, ouverts, venus du droit, ou restent', () => {
    const report = SAMPLE;
    const none = { ...report, documents: report.documents.map((one) => ({ ...one, diagnostics: [] })) };
    const count = evolutionOf(report, report, report).remaining.length;
    expect(count).toBeGreaterThan(0);
    expect(evolutionOf(report, report, report)).toMatchObject({ closed: [], opened: [], byLaw: [] });
    expect(evolutionOf(none, report, none)).toMatchObject({ closed: [], byLaw: [], remaining: [] });
    expect(evolutionOf(none, report, none).opened).toHaveLength(count);
    expect(evolutionOf(report, none, report)).toMatchObject({ opened: [], byLaw: [], remaining: [] });
    expect(evolutionOf(none, report, report).byLaw.length).toBeGreaterThan(0);
  });
});

describe('Git', () => {
  const home = mkdtempSync(join(tmpdir(), 'ght-git-'));
  const env = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...words: readonly string[]) => execFileSync('git', words, { cwd: home, env, stdio: 'pipe' });
  const near = (): undefined => undefined;
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  beforeAll(() => {
    mkdirSync(join(home, 'ght/pmp'), { recursive: true });
    writeFileSync(join(home, 'ght/ght.yaml'), 'nom: é\n');
    writeFileSync(join(home, 'ght/pmp/é à.md'), 'a\nb');
    writeFileSync(join(home, 'ailleurs.md'), 'secret');
    symlinkSync('../ailleurs.md', join(home, 'ght/lien.md'));
    git('init', '--quiet');
    git('add', '--all');
    git(
      '-c',
      'user.name=Une direction',
      '-c',
      'user.email=a@exemple.invalid',
      'commit',
      '--quiet',
      '--date=2026-06-15T10:00:00+02:00',
      '-m',
      'v',
    );
    git('tag', 'v1');
  });

  it('donne les fichiers du dossier, ni liens ni voisins, et l’auteur', async () => {
    const folder = join(home, 'ght');
    const { commit, author, date } = await revisionOf(folder, 'v1', near);
    const files = await filesAt(folder, commit, () => true);
    expect([...files].map(([path, content]) => [path, content.toString()])).toEqual([
      ['ght.yaml', 'nom: é\n'],
      ['pmp/é à.md', 'a\nb'],
    ]);
    expect([author, date]).toEqual(['Une direction', '2026-06-15T08:00:00Z']);
  });

  it.each(['', '-x', '--help', '--output=vol', 'v1^{tree}', 'v2', 'v1; touch vol', '$(touch vol)'])(
    'ne prend pas %j pour une version',
    async (name) => {
      await expect(revisionOf(home, name, near)).rejects.toMatchObject({ name: 'UsageError' });
      expect(existsSync(join(home, 'vol'))).toBe(false);
    },
  );

  it('refuse un dossier qu’aucun dépôt ne contient', async () => {
    const alone = mkdtempSync(join(tmpdir(), 'ght-seul-'));
    await expect(refuseOutsideGit(alone)).rejects.toMatchObject({ name: 'UsageError' });
    rmSync(alone, { recursive: true });
  });

  it('ôte son dossier temporaire, même quand le travail échoue', async () => {
    const [before, from] = [readdirSync(tmpdir()).filter((name) => /^ght-\w{6}$/.test(name)), process.cwd()];
    let seen = '';
    const work = async (): Promise<never> => {
      seen = process.cwd();
      throw new Error('panne');
    };
    await expect(inTemporary(new Map([['a/b.md', Buffer.from('x')]]), work)).rejects.toThrow('panne');
    expect([seen !== from, existsSync(seen), process.cwd()]).toEqual([true, false, from]);
    expect(readdirSync(tmpdir()).filter((name) => /^ght-\w{6}$/.test(name)).length).toBeLessThanOrEqual(
      before.length + 2,
    );
  });
});

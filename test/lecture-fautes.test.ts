import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../core/json.js';
import { directoryOf } from '../core/model/fiche.js';
import { isWithoutObject, isWrittenText } from '../core/model/written.js';
import { prepare } from '../core/prepare.js';
import { findingsOf, readText, runs } from './reading.js';
import { type World, world } from './world.js';

let here: World;
beforeAll(async () => {
  here = await world();
});

describe('a text that is not written', () => {
  it.each([
    'À compléter',
    'À faire',
    'TO DO',
    'Texte à venir',
    'Partie à rédiger',
    'Section à compléter',
    'Sera complété',
    'Rédaction en cours',
    'En cours d’élaboration',
    'En attente',
    '[insérer le texte]',
    '[à écrire : les objectifs]',
    'RAS',
    'R.A.S.',
    'Idem',
    'cf. supra',
    'Voir ci-dessus',
    'Non concerné',
    'Non concernée.',
    'Sans objet',
    'Sans objet, voir ci-dessus',
    'Sans objet : oui',
    'Sans objet : pas concerné',
    '&nbsp;',
    '![Carte](carte.png)',
    '![Carte][carte]\n\n[carte]: carte.png',
    '[^1]',
    '[^1]\n\n[^1]: Voir le schéma régional de santé.',
    '<!-- à écrire\n\nces lignes ne comptent pas -->',
    '> Le projet médical partagé comprend les objectifs médicaux.',
    '### Axe un\n\n### Axe deux',
    'Axe un\n------\n',
    '- à compléter\n- à compléter\n- à compléter\n- à compléter\n- à compléter',
    '| Action | Échéance |\n|---|---|\n| à compléter | à compléter |',
    '### Cadre réglementaire\n\nLe projet comprend les objectifs médicaux.',
    '### Rappel des textes\n\n#### Article 1\n\nLe projet comprend les objectifs médicaux.',
    `À compléter\n\n${'> Le projet médical partagé comprend les objectifs.\n\n'.repeat(100)}`,
  ])('%s', (text) => {
    expect(isWrittenText(text)).toBe(false);
  });
});

describe('a text that is written', () => {
  it.each([
    'À venir dès 2027 : un hôpital de jour de quatre places.\n\nEn 2028, une équipe mobile dans chaque canton.',
    'À compléter\n\nUne équipe mobile passe dans chaque canton.',
    'Sans objet : le groupement ne compte aucun service de ce type.',
    'Non concerné : aucun lit de médecine.',
    '### Axe un\n\nOuvrir dix lits.',
    '### Rappels vaccinaux\n\nVacciner tous les soignants contre la grippe avant décembre.',
    '### Cadre légal\n\nLa loi.\n\n### Objectifs\n\nOuvrir dix lits.',
    '![Carte](carte.png) La carte montre les dix sites.',
    '> La loi.\n\nOuvrir dix lits.',
    '| Action | Échéance |\n|---|---|\n| Ouvrir dix lits | 2027 |',
    `${'À compléter\n\n'.repeat(300)}Ouvrir dix lits.`,
    'Dix lits.',
  ])('%s', (text) => {
    expect(isWrittenText(text)).toBe(true);
  });

  it('is written or not, whatever comment stands before it', () => {
    const pieces = [
      'À compléter',
      'Dix lits ouvrent à Montclair.',
      'Sans objet',
      'oui',
      '# Titre',
      '- un',
      '> La loi.',
      'Le texte attendu par la commission sera lu puis',
      'Les parties disent que ce point est',
      'en cours de rédaction',
      'to do',
    ];
    const joints = [
      '\n',
      '\n',
      '\n\n',
      ' ',
      '\n---\n',
      '\n  ===',
      '\n| ',
      ' | ',
      ' [x](y) ',
      '\n<b> --',
      '\n![x](y)',
      '\n---&nbsp;',
      '\n--<b>',
      '\n==[^a]',
    ];
    const text = fc.array(fc.constantFrom(...pieces, ...joints), { maxLength: 8 }).map((parts) => parts.join(''));
    const alike = (one: string) => isWrittenText(`<!-- note -->\n\n${one}`) === isWrittenText(one);
    fc.assert(fc.property(text, alike), runs(2000));
  });

  it('is without object with its reason only', () => {
    expect(isWithoutObject('**Sans objet** : aucun service de ce type.')).toBe(true);
    expect(isWithoutObject('Sans objet : oui')).toBe(false);
  });
});

const FICHE = `nom: GHT A
etablissements:
  - { id: ch-a, nom: Centre hospitalier A, sigle: CH A, statut: partie }
  - { id: ch-b, nom: Centre hospitalier B, sigle: CH B, statut: partie }
  - { id: ch-c, nom: Centre hospitalier C, sigle: CH C, statut: partie }
`;
const ARTICLE = 'csp/r6132-3';

/** A document ready to be judged, from its body and the lines of its front matter. */
const prepared = async (body: string, front = '', day = '2022-09-01') => {
  const fiche = (await readText(here, 'ght.yaml', FICHE, 'fiche')).data;
  const document = await readText(here, 'pmp.md', `---\ntype: pmp\n${front}---\n\n# Projet\n\n${body}`);
  const { pmp } = here.types;
  if (!pmp) throw new Error('no type pmp');
  return prepare(document, pmp, fiche, directoryOf(fiche), here.law.articles[ARTICLE], day);
};

/** Rule, line, message and gesture of what preparing a document finds. */
const problems = async (...given: Parameters<typeof prepared>) =>
  (await prepared(...given)).problems.map(({ rule, level, place, message, fix }) => ({
    rule,
    level,
    line: place.line,
    said: `${message} ${fix}`,
  }));

describe('what a reference may lead to', () => {
  it.each(['type', 'periode', 'version', 'titre', 'date', 'Signataires'])('is not %s', async (target) => {
    const front = `titre: Projet\nversion: "1.0"\ndate: 2022-06-01\nperiode: { debut: 2022-07-01, fin: 2027-06-30 }\nconcordance: { '12': ${target} }\n`;
    const { data, problems: found } = await prepared('', front);
    expect(found.map(({ rule }) => rule)).toEqual(['lecture/renvoi']);
    expect(at(data, '/suivi_evaluation')).toBeUndefined();
  });

  it.each(['Pharmacie', 'preambule', 'Filières'])('is %s', async (target) => {
    const body = '## Préambule\n\nDix lits.\n\n## Pharmacie\n\nDix lits.\n\n## Filières\n\n### Cancer\n\nDix lits.\n';
    const { data, problems: found } = await prepared(body, `concordance: { '12': ${target} }\n`);
    expect(found).toEqual([]);
    expect(at(data, '/suivi_evaluation')).toContain('Dix lits.');
  });
});

describe('a code that is not an item', () => {
  it('is told which it could be', async () => {
    const [found] = await problems('## Suite {couvre="4"}\n\nDix lits.\n');
    expect(found?.said).toBe('Le point 4 en compte plusieurs. Précisez 4-a à 4-h.');
  });

  it('is held against the version judged', async () => {
    const body = '## Suite {couvre="12"}\n\nDix lits.\n';
    expect((await problems(body, '', '2018-06-01'))[0]?.said).toContain('(1 à 9, 4-a à 4-h)');
    expect(await problems(body)).toEqual([]);
  });

  it('is never suggested for one item when it means several', async () => {
    const fiche = await readText(here, 'ght.yaml', FICHE, 'fiche');
    const text =
      '---\ntype: pmp\n---\n\n# Projet\n\n## Axe 3 : projet de biologie médicale du territoire\n\nDix lits.\n';
    const found = await findingsOf(here, fiche, await readText(here, 'pmp.md', text));
    expect(found.find(({ item }) => item === 'biologie')?.fix).toContain('{couvre="biologie"}');
  });
});

describe('the braces of a heading', () => {
  it('say what ght does not know in them, and are not printed', async () => {
    const { data } = await prepared('## Suite {couvres="12"}\n\nDix lits.\n');
    expect(at(data, '/autres/0/titre')).toBe('Suite');
    const [found] = await problems('## Suite {couvres="12"}\n\nDix lits.\n');
    expect(found).toMatchObject({ rule: 'lecture/attribut', level: 'majeur', line: 7 });
    expect(found?.said).toContain('Vouliez-vous dire « couvre » ?');
    expect((await problems('## Suite {couvre=""}\n\nDix lits.\n'))[0]?.said).toContain('ne nomme aucun point');
  });

  it('say which key a name is close to', async () => {
    const [found] = await problems('## Bilan {#suivi_evaluations}\n\nDix lits.\n');
    expect(found?.rule).toBe('lecture/attribut');
    expect(found?.said).toContain('Vouliez-vous dire « suivi_evaluation » ?');
    const near = await problems('## Filières\n\n### Cancer\n\n#### Nuit {#urgence}\n\nDix lits.\n');
    expect(near[0]?.said).toContain('« urgences »');
  });

  it('are silent for a name of one’s own', async () => {
    expect(await problems('## Cap {#notre-evaluation}\n\nDix lits.\n\n## Ensemble {1 + 1}\n\nDix lits.\n')).toEqual([]);
  });
});

describe('the marks of a heading', () => {
  it.each(['\u00A0', '\u202F'])('may be followed by a no-break space', async (space) => {
    const { data, problems: found } = await prepared(`##${space}Suivi\n\nDix lits.\n`);
    expect(found).toEqual([]);
    expect(at(data, '/suivi_evaluation')).toBe('Dix lits.');
  });

  it('are told when they stick to the title, outside code', async () => {
    const found = await problems('## Suivi\n\n```\n##Code\n```\n\n##Éval\n\nDix lits. #mot\n');
    expect(found).toEqual([expect.objectContaining({ rule: 'lecture/titre-colle', level: 'conseil', line: 13 })]);
    expect(found[0]?.said).toContain('Écrivez « ## Éval ».');
  });
});

describe('the label of several établissements', () => {
  const front =
    'filieres:\n  - { nom: Cancer, gradation: { proximite: [ch-a], reference: [CH B], texte: En deux niveaux. } }\n';
  const body = (prose: string) =>
    `## Filières\n\n### Cancer\n\n#### Hospitalisation à domicile\n\nP.\n\n##### Déclinaison\n\n${prose}\n`;
  const shares = async (prose: string) => {
    const { data, problems: found } = await prepared(body(prose), front);
    return [at(data, '/filieres/0/organisation/had/declinaison'), found.map(({ message }) => message)];
  };

  it.each([
    '- **Tous les établissements** : dix places.',
    '**Tous les établissements** : dix places.',
    '- **CH A et CH B** : dix places.',
    '- **CH A, CH B** : dix places.',
    '| Établissement | Organisation |\n|---|---|\n| L’ensemble des sites | dix places. |',
  ])('%s', async (prose) => {
    expect(await shares(prose)).toEqual([{ 'ch-a': 'dix places.', 'ch-b': 'dix places.' }, []]);
  });

  it('adds to what each says of itself', async () => {
    const [said] = await shares('- **Tous les établissements** : dix places.\n- **CH A** : la nuit aussi.');
    expect(said).toEqual({ 'ch-a': 'dix places.\n\nla nuit aussi.', 'ch-b': 'dix places.' });
  });

  it('is unknown when one of them is, and shown on its own line', async () => {
    const found = await problems(body('- **CH A** : dix places.\n- **CH A et CH Z** : dix places.'), front);
    expect(found).toEqual([expect.objectContaining({ rule: 'lecture/etablissement-inconnu', line: 20 })]);
    expect(found[0]?.said).toContain('« CH A et CH Z »');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckReport, DocumentReport } from '../core/diagnostic.js';
import type { Json } from '../core/json.js';
import { segments } from '../core/json.js';
import { kindOf } from '../core/law/law.js';
import { shapeAt } from '../core/parse/shape.js';
import { statusJson, statusText } from '../core/report/status.js';
import { displayWidth } from '../core/report/width.js';
import { type Known, type Life, type Next, nextStep, type Sign } from '../core/status/life.js';
import { absents } from '../core/status/owed.js';
import { statusOf } from '../core/status/status.js';
import { HOSTILE_SAMPLE, SAMPLE } from './samples/check-report.js';
import { type World, world } from './world.js';

let here: World;
let lives: readonly Life[];
beforeAll(async () => {
  here = await world();
  lives = here.sources.lives;
});

const lifeOf = (type: string): Life | undefined => lives.find(({ concerne }) => concerne.includes(type));

const next = (type: string, data: Json, known: Partial<Known> = {}): Next | undefined =>
  nextStep(lifeOf(type), { data, appel: {}, day: '2024-03-01', today: '2024-06-15', types: [], ...known });

const inWords = (step: Next | undefined): string =>
  step ? [step.what, step.said, step.before, step.who].filter(Boolean).join(' | ') : 'rien';

describe('what comes next', () => {
  const RECU = { soumis_le: '2024-05-02', recu_le: '2024-05-06' };
  it.each<readonly [string, Json, string]>([
    ['pmp', { statut: 'projet' }, 'Arrêter le projet | comité stratégique'],
    ['pmp', { statut: 'definitif' }, "Soumettre le projet au directeur général de l'ARS"],
    [
      'pmsp',
      { arrete: { instance: 'comite_strategique', date: '2024-05-01' } },
      "Soumettre le projet au directeur général de l'ARS",
    ],
    [
      'pmp',
      { approbation: RECU },
      "Approbation attendue | le silence vaut approbation le | 2024-07-06 | directeur général de l'ARS",
    ],
    [
      'pmp',
      { approbation: { soumis_le: '2024-05-02' } },
      "Approbation attendue | le silence de deux mois vaut approbation, mais la date de réception est inconnue | directeur général de l'ARS",
    ],
    [
      'pmp',
      { approbation: { recu_le: '2023-12-31' } },
      "Écrire la décision de l'agence | à défaut, le silence vaut approbation depuis le | 2024-02-29",
    ],
    [
      'pmp',
      { approbation: { approuve_le: '2024-06-01' }, periode: { fin: '2029-06-30' } },
      'Renouveler le projet | avant le | 2029-06-30',
    ],
    [
      'pmp',
      { approbation: { tacite: true }, periode: { fin: '2024-06-14' } },
      'Renouveler le projet | terme passé le | 2024-06-14',
    ],
    [
      'pmp',
      { approbation: { tacite: true }, periode: { fin: '2024-06-15' } },
      'Renouveler le projet | avant le | 2024-06-15',
    ],
    ['pmp', { approbation: { tacite: true }, periode: { fin: '2024' } }, 'Renouveler le projet | avant le | 2024'],
    ['pmp', { approbation: { tacite: true } }, 'Renouveler le projet | fin de la période inconnue'],
    ['psp', {}, "Recueillir l'avis sur le projet | comité territorial des élus locaux"],
    ['psp', { avis: [{ instance: 'comite_territorial_elus' }] }, 'Passer du projet au document définitif'],
    ['psp', { statut: 'definitif' }, 'rien'],
    [
      'psp',
      { statut: 'definitif', periode: { fin: '2023-12-31' } },
      'Revoir le projet | fin de la période passée le | 2023-12-31',
    ],
    [
      'convention-constitutive',
      {},
      'Recueillir les avis des instances, puis signer la convention | directeurs des établissements parties',
    ],
    ['convention-constitutive', { signee_le: '2024-05-01' }, "Soumettre la convention au directeur général de l'ARS"],
    [
      'convention-constitutive',
      { signee_le: '2016-06-28', approbation: { approuve_le: '2016-07-01' } },
      'Renouveler la convention | avant le | 2026-07-01',
    ],
    ['avenant', { signee_le: '2024-05-01', approbation: RECU }, "Approbation attendue | directeur général de l'ARS"],
    ['avenant', { approbation: { approuve_le: '2024-06-01' } }, 'rien'],
    ['convention-association', { avis: [{ instance: 'comite_territorial_elus' }] }, 'Signer la convention'],
    ['convention-association', { signee_le: '2024-05-01' }, 'rien'],
    [
      'convention-partenariat',
      { signee_le: '2024-05-01' },
      "Transmettre la convention, pour information, au directeur général de l'ARS",
    ],
    ['convention-partenariat', { signee_le: '2024-05-01', transmis_ars_le: '2024-05-20' }, 'rien'],
    ['candidature', {}, "Déposer la candidature | date de clôture de l'appel inconnue"],
    ['candidature', { date_depot: '2018-01-12' }, 'rien'],
    ['fiche', {}, 'Renouveler la convention constitutive | terme inconnu'],
    ['bareme', {}, 'rien'],
  ])('%s %j: %s', (type, data, expected) => expect(inWords(next(type, data))).toBe(expected));

  it('follows the law of the day judged: before 2022, nobody is told to settle the project', () => {
    expect(inWords(next('pmp', { statut: 'projet' }, { day: '2021-12-31' }))).toBe(
      'Passer du projet au document définitif',
    );
    const old = { statut: 'definitif', periode: { fin: '2022-06-30' } };
    expect(inWords(next('pmp', old, { day: '2017-07-01' }))).toBe('Renouveler le projet | terme passé le | 2022-06-30');
  });

  it('reads the closing day in the call', () => {
    expect(inWords(next('candidature', {}, { appel: { cloture: '2024-06-15' } }))).toBe(
      'Déposer la candidature | avant le | 2024-06-15',
    );
    expect(next('candidature', {}, { appel: { cloture: '2024-06-14' } })).toMatchObject({
      said: 'appel clos le',
      past: true,
    });
  });

  it('leaves the term of the convention to the convention, where the dossier has it', () => {
    const fiche = { convention_constitutive: { signee_le: '2016-06-28' } };
    expect(inWords(next('fiche', fiche))).toBe('Renouveler la convention constitutive | avant le | 2026-06-28');
    expect(next('fiche', fiche, { types: ['convention-constitutive'] })).toBeUndefined();
  });
});

describe('what is absent', () => {
  const fiche = {
    etablissement_support: 'ch-a',
    chu_reference: 'chu-b',
    etablissements: [
      { id: 'ch-a', nom: 'CH A', statut: 'partie' },
      { id: 'clinique', nom: 'Clinique', sigle: 'CL', statut: 'partenaire' },
    ],
  };
  const titles = (
    documents: readonly { readonly type: string; readonly data: Json }[],
    today = '2024-06-15',
    of: Json = fiche,
  ) => absents(lives, { fiche: of, today, documents }).map(({ title }) => title.replaceAll('\u00a0', ' '));

  it('is owed, and answered by no document; the oldest duty first', () => {
    expect(titles([])).toEqual([
      'Convention constitutive',
      'Projet médical partagé',
      "Convention d'association avec le CHU",
      'Convention de partenariat : CL',
      'Projet de soins partagé',
    ]);
  });

  it('is nothing when each is there: a project of both kinds answers for two', () => {
    const documents = [
      { type: 'pmsp', data: {} },
      { type: 'convention-constitutive', data: {} },
      { type: 'convention-association', data: { association: 'chu' } },
      { type: 'convention-partenariat', data: { partenaire: 'clinique' } },
    ];
    expect(titles(documents)).toEqual([]);
    const others = [
      { type: 'convention-association', data: { association: 'had' } },
      { type: 'convention-partenariat', data: { partenaire: 'autre' } },
    ];
    expect(titles(others)).toEqual(
      expect.arrayContaining(["Convention d'association avec le CHU", 'Convention de partenariat : CL']),
    );
  });

  it('is not what is not owed yet, nor a convention between a hospital and itself', () => {
    expect(titles([], '2017-06-30')).toEqual(['Convention constitutive', 'Projet médical partagé']);
    expect(titles([], '2017-07-01')).toContain('Projet de soins partagé');
    expect(titles([], '2024-06-15', { etablissement_support: 'chu', chu_reference: 'chu' })).not.toContain(
      "Convention d'association avec le CHU",
    );
    expect(titles([], '2024-06-15', {})).toContain("Convention d'association avec le CHU");
  });
});

/** A status made of the sample: a project with gaps, an unread convention, a project without a finding. */
const seen = (report: CheckReport, data: Json = {}, whole = true) =>
  statusOf({
    report,
    data: new Map(report.documents.map(({ document }) => [document, data])),
    fiche: {},
    appels: {},
    lives,
    today: '2026-11-23',
    whole,
  });

describe('the state of a document', () => {
  const states = (report: CheckReport, data: Json = { statut: 'projet' }) =>
    seen(report, data).documents.map((row) => row.next.map(({ what, who }) => (who ? `${what} → ${who}` : what)));

  it('has gaps to correct first, by the instances that they concern', () => {
    expect(states(SAMPLE)).toEqual([
      ['Corriger ce qui ne peut pas être lu'],
      ['Corriger les 2 points bloquants → commission médicale de groupement'],
      ["Recueillir l'avis sur le projet → comité territorial des élus locaux"],
    ]);
  });

  it('goes on with what has begun, whatever its gaps, but not where it cannot be read', () => {
    const [unread, gaps] = states(SAMPLE, { signee_le: '2024-01-01', approbation: { soumis_le: '2024-01-02' } });
    expect(gaps).toEqual([
      'Corriger les 2 points bloquants → commission médicale de groupement',
      "Approbation attendue → directeur général de l'ARS",
    ]);
    expect(unread).toHaveLength(1);
  });

  it('does not count what a derogation sets aside', () => {
    const waiver = { motif: 'm', auteur: 'a', expire_le: '2099-01-01' };
    const documents = SAMPLE.documents.map((one) => ({
      ...one,
      diagnostics: one.diagnostics.map((found) => ({ ...found, waiver })),
    }));
    expect(states({ ...SAMPLE, documents })[1]).toEqual(['Arrêter le projet → comité stratégique']);
  });
});

describe('the screen', () => {
  const many: CheckReport = {
    ...SAMPLE,
    documents: SAMPLE.documents.flatMap((one): DocumentReport[] => [
      one,
      { ...one, title: `${one.title} ${'très '.repeat(20)}long`, document: `dossier/${'a'.repeat(90)}.md` },
    ]),
  };

  it.each([20, 80, 100, 120, 300, Number.NaN])('stays within 80 and 120 columns at %d', (width) => {
    const lines = statusText([seen(many)], { width, color: false }).split('\n');
    const limit = Number.isNaN(width) ? 80 : Math.min(120, Math.max(80, width));
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(limit);
    expect(lines.some((line) => displayWidth(line) > limit * 0.9)).toBe(true);
  });

  it('says the same words with and without colour', () => {
    const [plain, coloured] = [false, true].map((color) =>
      statusText([seen(SAMPLE, { statut: 'projet' })], { width: 100, color }),
    );
    expect(coloured?.replaceAll('\u00a0', ' ')).toContain('\u001b[1;31mProjet, 2 bloquants');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of the screen are what is tested.
    expect(coloured?.replace(/\u001b\[[\d;]*m/g, '')).toBe(plain);
  });

  it('counts the documents, and says when a part of the dossier was left out or could not be read', () => {
    const said = (report: CheckReport, whole = true) =>
      statusText([seen(report, {}, whole)], { width: 100, color: false }).replaceAll(/\s+/g, ' ');
    const unread = { ...SAMPLE, documents: SAMPLE.documents.map((one) => ({ ...one, dayFrom: 'non_juge' as const })) };
    const partial = '1 conforme. Dossier lu en partie : ce qui y manque n’est pas cherché.';
    expect(said(SAMPLE)).toContain('3 documents : 1 illisible, 1 à corriger, 1 conforme ; 1 absent du dossier.');
    expect(said(SAMPLE, false)).toContain(partial);
    expect(said(unread)).toContain(partial);
  });

  it('obeys no hostile text, as a screen or as JSON', () => {
    const status = seen(HOSTILE_SAMPLE);
    const text = statusText([status], { width: 100, color: false });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066]/);
    expect(text.split('\n').filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
    expect(
      (JSON.parse(statusJson([status], '1')) as { readonly groupements: readonly object[] }).groupements,
    ).toHaveLength(1);
  });
});

describe('the lives in rules/etapes', () => {
  const KEYS = {
    life: ['rang', 'concerne', 'etapes', 'dus'],
    step: ['quoi', 'qui', 'article', 'depuis', 'jusqua', 'si', 'sans', 'fait', 'avant'],
    deadline: ['jours', 'alors', 'dit', 'passe', 'inconnu'],
    day: ['date', 'appel', 'mois'],
    owed: ['titre', 'article', 'depuis', 'dit_depuis', 'types', 'parmi', 'pour', 'sauf_egal'],
  };
  const unknown = (value: object, known: readonly string[]) => Object.keys(value).filter((key) => !known.includes(key));

  it('have no key that nobody reads, and one life a type', () => {
    for (const life of lives) {
      const steps = life.etapes;
      const deadlines = steps.flatMap(({ avant }) => avant ?? []);
      expect(unknown(life, KEYS.life)).toEqual([]);
      expect(steps.flatMap((step) => unknown(step, KEYS.step))).toEqual([]);
      expect(deadlines.flatMap((one) => unknown(one, KEYS.deadline))).toEqual([]);
      expect(deadlines.flatMap(({ jours }) => jours.flatMap((day) => unknown(day, KEYS.day)))).toEqual([]);
      expect((life.dus ?? []).flatMap((one) => unknown(one, KEYS.owed))).toEqual([]);
    }
    const types = lives.flatMap(({ concerne }) => concerne);
    expect(new Set(types).size).toBe(types.length);
  });

  it('stand on the screen each at a rank of its own', () => {
    const ranks = lives.map(({ rang }) => rang);
    expect([...ranks].sort()).toEqual(lives.map((_, i) => i));
    expect(seen(SAMPLE).documents.map(({ type }) => type)).toEqual(['convention-constitutive', 'pmp', 'psp']);
  });

  it('look at spots that the schemas of their types have', () => {
    const paths = (signs: readonly Sign[]) =>
      signs.flatMap((sign) => (typeof sign === 'string' ? [sign] : Object.keys(sign)));
    const lost = lives.flatMap(({ concerne, etapes, dus = [] }) => {
      const looked = etapes.flatMap(({ fait, si = [], avant }) => [
        ...paths([...fait, ...si]),
        ...(avant?.jours ?? []).flatMap(({ date }) => date ?? []),
      ]);
      const ids = Object.keys(here.types).filter((id) => concerne.includes(kindOf(id)));
      const own = dus.flatMap(({ parmi = {}, pour }) => [...Object.keys(parmi), ...(pour ? [pour.cle] : [])]);
      return ids.flatMap((id) =>
        [...looked, ...own]
          .filter((path) => !shapeAt(here.types[id]?.shape as never, segments(path)))
          .map((path) => `${id}${path}`),
      );
    });
    expect(lost).toEqual([]);
  });

  it('cite articles that ght has read', () => {
    const cited = lives.flatMap(({ etapes, dus = [] }) =>
      [...etapes, ...dus].flatMap(({ article }) => article?.split(',')[0] ?? []),
    );
    const read = here.sources.articles.map(({ article }) => article);
    expect([...new Set(cited)].filter((article) => !read.includes(`CSP, art. ${article}`))).toEqual([]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../core/diagnostic.js';
import { rulesFor } from '../core/law/apply.js';
import type { Article, Law, ReadyRule } from '../core/law/law.js';
import { inForce, on, sourceOfRule, versionOn } from '../core/law/law.js';
import type { Document } from '../core/parse/document.js';
import { findingsOf, readText } from './reading.js';
import { textOf, type World, world } from './world.js';

/** Days on which the law of the groupements changes. */
const DAYS = [
  ...['2016-04-30', '2016-07-01', '2017-01-01', '2017-03-03', '2017-05-05', '2017-07-01', '2017-11-06', '2018-01-19'],
  ...['2019-05-05', '2022-01-01', '2022-02-20', '2023-12-29'],
];

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const around = (day: string): readonly string[] => [shifted(day, -1), day, shifted(day, 1)];

let here: World;
let law: Law;
let pmp: Article;
let fiche: Document;
beforeAll(async () => {
  here = await world();
  law = here.law;
  pmp = law.articles['csp/r6132-3'] as Article;
  fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
});

/** Findings on a document of one day, the front matter's other lines and its body given. */
const judge = async (day: string, body = '', front = ''): Promise<readonly Diagnostic[]> =>
  findingsOf(
    here,
    fiche,
    await readText(here, 'pmp.md', `---\ntype: pmp\ndate: ${day}\n${front}---\n# Projet\n${body}`),
  );

const rules = (found: readonly Diagnostic[]): readonly string[] => [...new Set(found.map(({ rule }) => rule))];

const numbersOn = (day: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(pmp.items).flatMap(([key, item]) => {
      const number = on(item.numero, day);
      return number === undefined ? [] : [[key, number]];
    }),
  );

describe('the law by day, one table', () => {
  const ANSWERS = { manquant: ' ', a_apprecier: '?', indetermine: '~' } as const;

  /** One line a rule: its answer, then for each day, its level the day before, that day, the day after. */
  const ruleLine = (rule: ReadyRule): string => {
    const mark = (day: string) => (inForce(rule, day) ? (on(rule.niveau, day)?.[0] ?? '?').toUpperCase() : '·');
    return `${ANSWERS[rule.reponse]} ${rule.id.padEnd(46)} ${DAYS.map((day) => around(day).map(mark).join('')).join(' ')}`.trimEnd();
  };

  const lines = (head: string, days: (day: string) => string): readonly string[] =>
    DAYS.flatMap((day) => around(day).map((one) => `${head} ${one}  ${days(one)}`));

  it('is the one that was reviewed', async () => {
    const heading = `  ${'règle'.padEnd(46)} ${DAYS.map((day) => day.slice(2, 4)).join('  ')}`;
    const items = lines('points', (day) =>
      Object.entries(numbersOn(day))
        .map(([key, number]) => `${number.replaceAll(' ', '')}=${key}`)
        .join(' '),
    );
    const versions = Object.values(law.articles).map((article) => {
      const names = DAYS.map((day) => around(day).map((one) => versionOn(article, one)?.lecture ?? 'aucune'));
      return `${article.path.padEnd(20)} ${names.map((three) => [...new Set(three)].join('>')).join(' ')}`;
    });
    const text = [
      `# Par jour (${DAYS.join(', ')}) : la veille, le jour, le lendemain.`,
      '# B bloquant, M majeur, C conseil, · pas en vigueur ; devant la règle : ? à apprécier, ~ indéterminé.',
      ...['', heading, ...law.rules.map(ruleLine)],
      ...['', '# Numéros des points de R. 6132-3', ...distinct(items)],
      ...['', '# Lecture de la version en vigueur, aux mêmes jours', ...versions],
      '',
    ].join('\n');
    await expect(text).toMatchFileSnapshot('goldens/droit.txt');
  });

  /** Lines of consecutive days that say the same are given once, with their first day. */
  const distinct = (all: readonly string[]): readonly string[] =>
    all.filter((line, i) => line.slice(17) !== (all[i - 1] ?? '').slice(17));
});

describe('the days of the table', () => {
  it('are all those on which a rule begins, ends or changes its weight', () => {
    const changes = law.rules.flatMap(({ depuis, niveau }) => [
      depuis,
      ...(typeof niveau === 'string' ? [] : Object.keys(niveau)),
    ]);
    expect([...new Set(changes)].filter((day) => !DAYS.includes(day) && day > '2016-04-29')).toEqual([]);
  });
});

describe('each rule, at the limits of its time', () => {
  it('is in force from its first day to its last, and on no other day', () => {
    for (const rule of law.rules) {
      const [before, first, next] = around(rule.depuis);
      const [eve, last, after] = around(rule.jusqua ?? '2099-12-31');
      const seen = [before, first, next, eve, last, after].map((day) => inForce(rule, day ?? ''));
      const expected = [false, true, true, true, true, rule.jusqua === undefined];
      expect(seen, rule.id).toEqual(expected);
      for (const type of rule.concerne) {
        const data = { appel: sourceOfRule(rule.id) };
        expect(rulesFor(law, type, before ?? '', data), rule.id).not.toContain(rule);
        expect(rulesFor(law, type, first ?? '', data), rule.id).toContain(rule);
      }
    }
  });

  it('has a level, a message, a fix and a citation on every day of its time', () => {
    for (const rule of law.rules) {
      for (const day of [rule.depuis, rule.jusqua ?? '2099-12-31', ...DAYS].filter((one) => inForce(rule, one))) {
        const dated = [rule.niveau, rule.constat, rule.correction].map((value) => on(value, day));
        expect(dated, `${rule.id} ${day}`).not.toContain(undefined);
        if (rule.point !== undefined) expect(on(rule.point, day), `${rule.id} ${day}`).toBeDefined();
        if (rule.item !== undefined) {
          const item = law.articles[rule.article]?.items[rule.item];
          expect(on(item?.numero, day), `${rule.id} ${day}`).toBeDefined();
        }
      }
    }
  });
});

describe('the numbers of R. 6132-3', () => {
  it('give the follow-up as 9°, then 10°, then 12°', () => {
    const suivi = ['2016-04-29', '2016-04-30', '2019-05-04', '2019-05-05', '2021-12-31', '2022-01-01'];
    expect(suivi.map((day) => numbersOn(day)['suivi_evaluation'])).toEqual([
      undefined,
      '9°',
      '9°',
      '10°',
      '10°',
      '12°',
    ]);
  });

  it('give 9° to the defence from 5 May 2019, and 10° and 11° their new points from 2022', () => {
    const of = (number: string, day: string) =>
      Object.entries(numbersOn(day)).flatMap(([key, one]) => (one === number ? [key] : []));
    expect(of('9°', '2019-05-04')).toEqual(['suivi_evaluation']);
    expect(of('9°', '2019-05-05')).toEqual(['besoins_defense']);
    expect(of('10°', '2021-12-31')).toEqual(['suivi_evaluation']);
    expect(of('10°', '2022-01-01')).toEqual(['articulation_ptsm']);
    expect(of('11°', '2021-12-31')).toEqual([]);
    expect(of('11°', '2022-01-01')).toEqual(['liens_proximite']);
    expect(of('12°', '2021-12-31')).toEqual([]);
  });

  it('never give one number to two points, but for 5° and its three projects', () => {
    for (const day of DAYS.flatMap(around)) {
      const numbers = Object.values(numbersOn(day)).filter((number) => number !== '5°');
      expect(new Set(numbers).size, day).toBe(numbers.length);
    }
  });

  it.each([
    ['2019-05-04', 'suivi_evaluation'],
    ['2019-05-05', 'besoins_defense'],
  ])('« couvre » 9 on %s answers %s', async (day, key) => {
    const found = await judge(day, '\n## Une section {couvre="9"}\n\nLe texte.\n');
    const silent = { suivi_evaluation: 'csp/r6132-3/suivi-evaluation', besoins_defense: 'csp/r6132-3/besoins-defense' };
    const missing = found.filter(({ outcome }) => outcome === 'manquant').map(({ rule }) => rule);
    for (const [other, rule] of Object.entries(silent)) {
      const owed = numbersOn(day)[other] !== undefined;
      expect(missing.includes(rule), rule).toBe(owed && other !== key);
    }
  });

  it('are the ones cited, with the version judged and how it is known', async () => {
    const cited = async (day: string) =>
      (await judge(day)).find(({ rule }) => rule === 'csp/r6132-3/suivi-evaluation')?.law;
    const article = 'CSP, art. R. 6132-3, I';
    expect(await cited('2018-06-01')).toMatchObject({ article: `${article}, 9°`, version: 'V2', lecture: 'deduit' });
    expect(await cited('2020-06-01')).toMatchObject({ article: `${article}, 10°`, version: 'V3', lecture: 'deduit' });
    expect(await cited('2022-06-01')).toMatchObject({ article: `${article}, 12°`, version: 'V4', lecture: 'lu' });
  });

  it.each([
    ['9° Suivi et évaluation', '2019-05-04', []],
    ['9° Suivi et évaluation', '2019-05-05', ['10°']],
    ['10° Suivi et évaluation', '2021-12-31', []],
    ['10° Suivi et évaluation', '2022-01-01', ['12°']],
  ])('« %s » on %s', async (title, day, expected) => {
    const found = (await judge(day, `\n## ${title}\n\nTexte.\n`)).filter(({ rule }) => rule === 'lecture/numero');
    expect(found.map(({ message }) => /est le (\d+°)/.exec(message)?.[1])).toEqual(expected);
  });
});

describe('what is owed, and from when', () => {
  const blocking = async (day: string, body?: string, front?: string) =>
    rules((await judge(day, body, front)).filter(({ level }) => level === 'bloquant'));

  it('grows in 2016 and 2017: objectives, then filières, then everything', async () => {
    const items = ['objectifs-medicaux', 'filieres', 'pharmacie', 'suivi-evaluation'].map((it) => `csp/r6132-3/${it}`);
    const owed = async (day: string) => {
      const found = await blocking(day);
      return items.map((rule) => found.includes(rule));
    };
    expect(await owed('2016-06-30')).toEqual([false, false, false, false]);
    expect(await owed('2016-07-01')).toEqual([true, false, false, false]);
    expect(await owed('2016-12-31')).toEqual([true, false, false, false]);
    expect(await owed('2017-01-01')).toEqual([true, true, false, false]);
    expect(await owed('2017-06-30')).toEqual([true, true, false, false]);
    expect(await owed('2017-07-01')).toEqual([true, true, true, true]);
  });

  it('holds the defence from 5 May 2019, only with a hôpital des armées', async () => {
    const rule = 'csp/r6132-3/besoins-defense';
    expect(rules(await judge('2019-05-04'))).not.toContain(rule);
    expect(rules(await judge('2019-05-05'))).toContain(rule);
    const text = textOf('examples/val-de-brume/ght.yaml').replace('categorie: hopital_armees', 'categorie: prive');
    const other = await readText(here, 'ght.yaml', text, 'fiche');
    const document = await readText(here, 'pmp.md', '---\ntype: pmp\ndate: 2019-05-05\n---\n# Projet\n');
    expect(rules(await findingsOf(here, other, document))).not.toContain(rule);
  });

  it('holds the PTSM and the links of proximity from 2022', async () => {
    const added = ['csp/r6132-3/articulation-ptsm', 'csp/r6132-3/liens-proximite'];
    expect((await blocking('2021-12-31')).filter((rule) => added.includes(rule))).toEqual([]);
    expect((await blocking('2022-01-01')).filter((rule) => added.includes(rule))).toEqual(added);
  });

  it('asks for nothing of 2022 before 2022: pertinence, schéma territorial, PTSM, hôpitaux de proximité', () => {
    const novelty = /pertinence|schéma territorial|projets? territori\w+ de santé mentale|hôpita\w+ de proximité/i;
    for (const day of DAYS.flatMap(around).filter((one) => one < '2022-01-01')) {
      for (const rule of rulesFor(law, 'pmp', day, {})) {
        const words = [on(rule.constat, day), on(rule.correction, day), JSON.stringify(rule.exige ?? {})].join(' ');
        expect(novelty.exec(words)?.[0], `${rule.id} ${day}`).toBeUndefined();
      }
    }
  });

  it('judges the same quality section well in 2021, and without its pertinence in 2022', async () => {
    const body = '\n## Qualité et sécurité des soins\n\nUne cellule commune suit les événements indésirables.\n';
    const about = async (day: string) =>
      rules(await judge(day, body)).filter((rule) => /qualite-securite|pertinence/.test(rule));
    expect(await about('2021-12-31')).toEqual([]);
    expect(await about('2022-01-01')).toEqual(['csp/r6132-3/pertinence']);
  });

  it('knows the collège médical until the end of 2021, the commission médicale de groupement after', async () => {
    const instance = async (day: string) =>
      (await judge(day)).find(({ rule }) => rule === 'csp/r6132-3/objectifs-medicaux')?.instance;
    expect(await instance('2021-12-31')).toBe('collège médical ou commission médicale de groupement');
    expect(await instance('2022-01-01')).toBe('commission médicale de groupement');
    const front = (day: string) => `statut: definitif\navis:\n  - { instance: college_medical, date: ${day} }\n`;
    const body = '\n## Élaboration du projet\n\nLe collège médical a élaboré ce projet.\n';
    const about = async (day: string) =>
      rules(await judge(day, body, front(day))).filter((it) => it.includes('college'));
    expect(await about('2021-12-31')).toEqual([]);
    expect(await about('2022-01-01')).toEqual([
      'csp/r6132-3/college-medical-2022',
      'csp/r6132-3/college-medical-mention',
    ]);
  });

  it('wants the opinion of the collège or of the CMG before 2022, those of the CME after', async () => {
    const about = async (day: string) =>
      rules(await judge(day, '', 'statut: definitif\navis: []\n')).filter((it) => /\/avis-(college|cme)/.test(it));
    expect(await about('2021-12-31')).toEqual(['csp/r6132-3/avis-college-ou-cmg']);
    expect(await about('2022-01-01')).toEqual(['csp/r6132-3/avis-cme']);
  });

  it('limits a project to five years, to the day', async () => {
    const about = async (end: string) =>
      rules(await judge('2022-09-01', '', `periode: { debut: 2022-01-01, fin: ${end} }\n`)).filter((rule) =>
        rule.includes('cinq-ans'),
      );
    expect(await about('2026-12-31')).toEqual([]);
    expect(await about('2027-01-01')).toEqual(['csp/r6132-4/periode-cinq-ans']);
  });

  it('asks for the opinion of elected officials from 29 December 2023', () => {
    const inForceOn = (day: string) => law.rules.filter((rule) => inForce(rule, day)).map(({ id }) => id);
    expect(inForceOn('2023-12-28')).not.toContain('csp/l6132-2/avis-elus');
    expect(inForceOn('2023-12-29')).toContain('csp/l6132-2/avis-elus');
  });
});

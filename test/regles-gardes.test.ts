import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSources } from '../cli/build/sources.js';
import { isArray, isObject, type Json, type JsonObject } from '../core/json.js';
import { newAjv } from '../core/law/compile.js';
import { isDay } from '../core/law/formats.js';
import { judgeOf, type Validate } from '../core/law/judge.js';
import { type Article, inForce, on, type ReadyRule, type Version } from '../core/law/law.js';
import { readPage } from '../core/law/page.js';
import { fencesOf, marked, runFence } from './fences.js';
import { bare, quotesOf } from './quotes.js';
import { ROOT, textOf, type World, world } from './world.js';

const sources = readSources(ROOT);
const pageOf = (id: string): string => sources.pages[id] ?? '';

let here: World;
beforeAll(async () => {
  here = await world();
});

describe('the examples of a rule hold its demand', () => {
  /** True when the examples no longer come out as their page says. */
  const notices = async (rule: ReadyRule): Promise<boolean> => {
    for (const fence of fencesOf(pageOf(rule.id))) {
      const found = await runFence(here, rule, fence);
      const lines = found.map(({ place }) => place.line).sort((a, b) => a - b);
      const expected = fence.expected === 'conforme' ? [] : marked(fence.text);
      if (JSON.stringify(lines) !== JSON.stringify(expected)) return true;
    }
    return false;
  };

  const ajv = newAjv();
  const demanding = (rule: ReadyRule, exige: JsonObject): ReadyRule => ({
    ...rule,
    judge: judgeOf(ajv.compile(exige) as unknown as Validate),
  });

  it('a demand taken away is seen, declared or coded', async () => {
    for (const rule of here.law.rules) {
      const empty = rule.whole ? { ...rule, judge: () => [] } : demanding(rule, {});
      expect(await notices(empty), rule.id).toBe(true);
    }
  });

  /** Parts of a demand whose loss no example shows yet: add one to the page, then take the line away. */
  const UNSHOWN = new Set([
    'csp/d6132-9/commission-installee /contains/properties/instance',
    'csp/l6132-1/chu-de-reference-est-un-chu /etablissement/statut',
    'csp/r6132-4/periode-bornes /required/0',
  ]);

  it('a part of a demand taken away, or its condition, is seen', async () => {
    const unseen: string[] = [];
    for (const rule of here.law.rules) {
      const weaker = rule.exige && !rule.whole ? weakened(rule.exige, '') : [];
      for (const [part, exige] of weaker) {
        if (!(await notices(demanding(rule, exige)))) unseen.push(`${rule.id} ${part}`);
      }
      const { applies, ...always } = rule;
      if (applies && !(await notices(always))) unseen.push(`${rule.id} quand`);
    }
    expect(unseen.filter((part) => !UNSHOWN.has(part))).toEqual([]);
  });
});

/**
 * The demands that one part less would make, each with the part; what a schema already says of the value is left out.
 */
const weakened = (demand: JsonObject, at: string): readonly (readonly [part: string, demand: JsonObject])[] =>
  Object.entries(demand).flatMap(([key, value]) => {
    const without = (name: string): JsonObject => omit(demand, name);
    const inner = (name: string, weaker: Json) => ({ ...demand, [name]: weaker });
    if (key === 'type' || (key === 'required' && at.endsWith('/contains'))) return [];
    const whole = [[`${at}/${key}`, without(key)] as const];
    if (key === 'properties' && isObject(value)) {
      return Object.entries(value).flatMap(([name, one]) => [
        [`${at}/properties/${name}`, inner(key, omit(value, name))] as const,
        ...deeper(one, `${at}/properties/${name}`).map(
          ([part, weaker]) => [part, inner(key, { ...value, [name]: weaker })] as const,
        ),
      ]);
    }
    if (key === 'items')
      return [...whole, ...deeper(value, `${at}/items`).map(([p, it]) => [p, inner(key, it)] as const)];
    if (key === 'contains') return deeper(value, `${at}/contains`).map(([p, it]) => [p, inner(key, it)] as const);
    if (LISTS.has(key) && isArray(value) && value.length > 1) {
      return value.map(
        (_, i) =>
          [
            `${at}/${key}/${i}`,
            inner(
              key,
              value.filter((_one, j) => j !== i),
            ),
          ] as const,
      );
    }
    if (FILTERS.has(key) && isObject(value)) {
      return Object.keys(value)
        .filter((name) => name !== 'instance')
        .map((name) => [`${at}/${key}/${name}`, inner(key, omit(value, name))] as const);
    }
    return whole;
  });

/** Lists whose every element is demanded; mappings whose every key narrows what is accepted. */
const LISTS = new Set(['required', 'renseigne', 'allOf']);
const FILTERS = new Set(['etablissement', 'compte', 'avis_de']);

const deeper = (value: Json | undefined, at: string) => (isObject(value) ? weakened(value, at) : []);

const omit = (value: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));

describe('the words of law', () => {
  const law = sources.articles.filter(({ path }) => !path.startsWith('guide/'));

  /** Words quoted from an article that has no folder yet. */
  const BORROWED: Readonly<Record<string, string>> = {
    'R. 6132-6, I': 'Le silence gardé pendant un délai de deux mois suivant sa réception vaut approbation.',
  };

  it.each(law.map(({ path }) => path))(
    '%s: every rule quotes words that stand in its article, or in another',
    (path) => {
      const articles = [...law.map((one) => pageOf(`${one.path}/article`)), ...Object.values(BORROWED)].map(bare);
      for (const rule of sources.rules.filter(({ article }) => article === path)) {
        const quotes = quotesOf(pageOf(rule.id));
        expect(quotes.length, rule.id).toBeGreaterThan(0);
        const foreign = quotes.filter((quote) => !articles.some((text) => text.includes(quote)));
        expect(foreign, rule.id).toEqual([]);
      }
    },
  );
});

describe('the days', () => {
  const datedKeys = (value: Json | undefined): readonly string[] => {
    if (isArray(value)) return value.flatMap(datedKeys);
    if (!isObject(value)) return [];
    const keys = Object.keys(value);
    return [...keys.filter((key) => /^\d/.test(key)), ...Object.values(value).flatMap(datedKeys)];
  };

  it('are real days, in order, and a rule ends after it began', () => {
    for (const rule of sources.rules) {
      expect(
        [rule.depuis, rule.jusqua ?? rule.depuis].filter((day) => !isDay(day)),
        rule.id,
      ).toEqual([]);
      expect((rule.jusqua ?? rule.depuis) >= rule.depuis, rule.id).toBe(true);
      expect(
        datedKeys(rule as unknown as Json).filter((day) => !isDay(day)),
        rule.id,
      ).toEqual([]);
    }
    for (const article of sources.articles) {
      const days = article.versions.map(({ depuis }) => depuis);
      expect(
        [...days, ...datedKeys(article as unknown as Json)].filter((day) => !isDay(day)),
        article.path,
      ).toEqual([]);
      expect(days, article.path).toEqual([...new Set(days)].sort());
      const { relu_le: read } = readPage(textOf(`rules/${article.path}/article.md`)).front;
      expect(isDay(String(read)), article.path).toBe(true);
    }
  });

  it('of a rule are not before the first version of its article that is known', () => {
    for (const rule of sources.rules) {
      const first = articleOf(rule.article).versions[0]?.depuis;
      if (first !== undefined) expect(rule.depuis >= first, rule.id).toBe(true);
    }
  });
});

const articleOf = (path: string): Article => {
  const article = sources.articles.find((one) => one.path === path);
  if (!article) throw new Error(`no article ${path}`);
  return article;
};

describe('what was only deduced, or not read', () => {
  /**
   * R. 6132-3: V1 and V4 were read word for word; between them, V2 and V3 are deduced. What both say in the same words
   * holds in between. The rules below are those, and no other may be blocking then.
   */
  const SAME_WORDS_IN_V1_AND_V4: Readonly<Record<string, string>> = {
    'objectifs-medicaux': '1°',
    'qualite-securite': '2°, pertinence mise à part',
    filieres: '3°',
    gradation: '3°, « offre de soins graduée »',
    'gradation-d-ensemble': '3°, « offre de soins graduée »',
    'gradation-incomplete': '3°, « offre de soins graduée »',
    principes: '4°, « les principes d’organisation »',
    'declinaison-par-etablissement': '4°, « avec leur déclinaison par établissement »',
    'declinaison-dans-le-texte': '4°, « avec leur déclinaison par établissement »',
    'sans-objet-partout': '4°, « au sein de chacune des filières »',
    'permanence-continuite': '4° a), premiers mots',
    consultations: '4° b)',
    hospitalisation: '4° c)',
    'plateaux-techniques': '4° d)',
    urgences: '4° e)',
    'situations-exceptionnelles': '4° f)',
    had: '4° g)',
    'medico-social': '4° h)',
    biologie: '5°',
    imagerie: '5°',
    'imagerie-interventionnelle': '5°, « y compris interventionnelle »',
    pharmacie: '5°',
    'association-chu': '6°',
    'repartition-emplois': '7°',
    'equipes-communes': '8°',
    'suivi-evaluation': '9° puis 10°, mêmes mots',
    evaluation: '9° puis 10°, « et de son évaluation »',
    'redaction-par-les-equipes': 'II, les équipes de chaque filière participent à la rédaction',
  };
  /** Read in the decree that created it, though the rest of V3 is deduced. */
  const READ_IN_V3 = new Set(['besoins-defense']);

  /** Versions of an article that a rule lives under, with a day of that life. */
  const lives = (rule: ReadyRule, { versions }: Article): readonly (readonly [Version, string])[] =>
    versions.flatMap((version, i) => {
      const end = versions[i + 1]?.depuis ?? '9999-12-31';
      const days = [version.depuis, rule.depuis, ...datesOf(rule.niveau)].filter(
        (day) => day >= version.depuis && day < end,
      );
      return days.filter((day) => inForce(rule, day)).map((day) => [version, day] as const);
    });

  const datesOf = (dated: ReadyRule['niveau']): readonly string[] =>
    typeof dated === 'string' ? [] : Object.keys(dated);

  const excused = ({ id }: ReadyRule, { nom }: Version): boolean => {
    const name = id.replace('csp/r6132-3/', '');
    return Object.hasOwn(SAME_WORDS_IN_V1_AND_V4, name) || (nom === 'V3' && READ_IN_V3.has(name));
  };

  it('never blocks, but for words that V1 and V4 share', () => {
    const blocking = here.law.rules.flatMap((rule) =>
      lives(rule, articleOf(rule.article))
        .filter(([version, day]) => version.lecture !== 'lu' && on(rule.niveau, day) === 'bloquant')
        .filter(([version]) => !excused(rule, version))
        .map(([version, day]) => `${rule.id}, ${version.nom}, ${day}`),
    );
    expect(blocking).toEqual([]);
  });

  it('has an exception for rules that exist, and that were owed before 2022', () => {
    for (const name of [...Object.keys(SAME_WORDS_IN_V1_AND_V4), ...READ_IN_V3]) {
      const rule = sources.rules.find(({ id }) => id === `csp/r6132-3/${name}`);
      expect(rule && rule.depuis < '2022-01-01', name).toBe(true);
    }
  });
});

describe('the pages', () => {
  const paths = readdirSync(`${ROOT}/rules`, { recursive: true }).map((path) => String(path).replaceAll('\\', '/'));

  /** What a call says as data beside its sections, its own template, and the steps that `ght status` follows. */
  const CALL_DATA =
    /^(?:[^/]+\/(?:(?:appel|candidature|vocabulaire|page)\.yaml|gabarit\.md\.hbs)|etapes\/[a-z-]+\.yaml)$/;

  it('have names in ASCII kebab-case, two folders deep', () => {
    const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    for (const path of paths.filter((one) => one !== 'README.md' && !CALL_DATA.test(one))) {
      const names = path.replace(/\.(md|ts)$/, '').split('/');
      expect(
        names.filter((name) => !NAME.test(name)),
        path,
      ).toEqual([]);
      expect(names.length, path).toBe(/\.(md|ts)$/.test(path) ? 3 : Math.min(names.length, 2));
    }
  });

  it('never fold a sentence at a hyphen, which would leave a space in the word', () => {
    const spoken = (rule: object) => JSON.stringify([Reflect.get(rule, 'constat'), Reflect.get(rule, 'correction')]);
    const cut = sources.rules.filter((rule) => /\p{L}- \p{L}/u.test(spoken(rule)));
    expect(cut.map(({ id }) => id)).toEqual([]);
  });

  it('of code stand beside a page of the same name, or serve one, in forty lines at most', () => {
    for (const path of paths.filter((one) => one.endsWith('.ts'))) {
      expect(paths, path).toContain(path.replace(/\.ts$/, '.md'));
      expect(textOf(`rules/${path}`).trimEnd().split('\n').length, path).toBeLessThanOrEqual(40);
    }
  });

  it.each(sources.articles.map(({ path }) => path))('%s says at its end what no rule covers', (path) => {
    const titles = [...pageOf(`${path}/article`).matchAll(/^## (.+)$/gm)];
    expect(titles.at(-1)?.[1]).toBe("Ce que l'outil ne vérifie pas, et pourquoi");
    const rest = pageOf(`${path}/article`).slice((titles.at(-1)?.index ?? 0) + 10);
    expect(rest.match(/^- /gm)?.length ?? 0).toBeGreaterThan(0);
  });

  it('have an article beside them, a title, and no item that the article does not know', () => {
    for (const rule of sources.rules) {
      const article = articleOf(rule.article);
      expect(rule.title, rule.id).not.toBe(rule.id);
      if (rule.item !== undefined) expect(Object.keys(article.items), rule.id).toContain(rule.item);
    }
  });
});

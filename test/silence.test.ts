import { describe, expect, it } from 'vitest';
import { readSources } from '../cli/build/sources.js';
import { isObject, list, own } from '../core/json.js';
import { bare, quotesOf } from './quotes.js';
import { groupsOf, named, names, paragraphsOf, thematiquesNamed } from './silence.js';
import { ROOT } from './world.js';

const sources = readSources(ROOT);
const pageOf = (id: string): string => sources.pages[id] ?? '';

/** What the rules quote, all together; the shortest words that count as a quotation are a clause long. */
const quotes = sources.rules.flatMap(({ id }) => quotesOf(pageOf(id))).filter((quote) => quote.length >= 20);

const lastSection = (page: string): string => page.split(/^## /m).at(-1) ?? '';

const leads = (page: string): readonly string[] =>
  [...lastSection(page).matchAll(/^- \*\*(.+?)\*\*/gms)].map((match) => (match[1] ?? '').replaceAll('\n', ' '));

describe('every item of every article is judged by a rule, or named among what ght does not judge', () => {
  it.each(sources.articles.map(({ path }) => path))('%s', (path) => {
    const page = pageOf(`${path}/article`);
    const bullets = leads(page).flatMap(named);
    const whole = leads(page).some((lead) => /^(?:tout l'article|l'article entier)/i.test(lead));
    const silent = paragraphsOf(page).filter(({ label, text }) => {
      if (label.length === 0 || whole) return false;
      const words = bare(text);
      return !quotes.some((quote) => words.includes(quote)) && !bullets.some((bullet) => names(bullet, label));
    });
    expect(silent.map(({ label, text }) => `${label.join(' ')} — ${text.slice(0, 60)}`)).toEqual([]);
  });
});

const calls = Object.entries(sources.appels).flatMap(([call, appel]) => {
  const thematiques = own(appel, 'thematiques');
  return isObject(thematiques) ? [{ call, thematiques }] : [];
});

describe.each(calls)('the thématiques of $call', ({ call, thematiques }) => {
  const pages = sources.articles
    .filter(({ path }) => path.startsWith(`${call}/`))
    .map(({ path }) => pageOf(`${path}/article`));
  const groups = new Map(pages.flatMap((page) => [...groupsOf(page)]));
  const bullets = new Set(pages.flatMap(leads).flatMap(thematiquesNamed));
  const proofs = new Map(
    Object.entries(thematiques).map(([number, data]) => [
      number,
      list(own(data, 'paliers')).map((palier) => String(own(palier, 'preuve'))),
    ]),
  );

  it('are those of the text, each under its number', () => {
    expect(Object.keys(thematiques).sort()).toEqual([...groups.keys()].sort());
  });

  it.each(Object.entries(thematiques))('n° %s has the title of the text', (number, data) => {
    expect(bare(groups.get(number)?.[0] ?? '')).toBe(bare(String(own(data, 'titre'))));
  });

  it.each([...groups])('n° %s is quoted by a rule, named among what ght does not judge, or proved', (number, texts) => {
    const words = texts.map(bare);
    const quoted = words.slice(1).some((text) => quotes.some((quote) => text.includes(quote)));
    const payments = words.filter((text) => /^– un (?:deuxième|troisième) versement/.test(text));
    const proved =
      payments.length > 0 && payments.every((text) => proofs.get(number)?.some((proof) => text.includes(bare(proof))));
    expect(quoted || bullets.has(number) || proved).toBe(true);
  });

  it.each([...groups])(
    'n° %s is paid in as many times as the text says, optional where it says so',
    (number, texts) => {
      const payments = texts.filter((text) => /^– un (?:deuxième|troisième) versement/.test(text)).map(bare);
      const paliers = list(own(thematiques[number], 'paliers'));
      const said = paliers.map((palier) => ({
        proof: bare(String(own(palier, 'preuve'))),
        optional: own(palier, 'facultatif'),
      }));
      expect(said.map(({ optional }) => optional)).toEqual(payments.map((text) => text.includes('facultatif')));
      for (const [i, { proof }] of said.entries()) expect(payments[i]).toContain(proof);
    },
  );
});

describe('what a bullet names', () => {
  const said = (lead: string) => named(lead).map((label) => label.filter(Boolean).join(' '));

  it('is read as a jurist writes it', () => {
    expect(said('II, 5° d), le rôle du comité')).toEqual(['II 5° d)']);
    expect(said('I et III, la procédure')).toEqual(['I', 'III']);
    expect(said("II, 1° à 3°, les matières de l'avis")).toEqual(['II 1°', 'II 2°', 'II 3°']);
    expect(said('4°, b) et d)')).toEqual(['4° b)', '4° d)']);
  });

  it('is read as a call for projects counts its thématiques', () => {
    expect(thematiquesNamed('Thématique n° 7, le management de la qualité')).toEqual(['7']);
    expect(thematiquesNamed('Thématiques n° 13 à 16, les preuves')).toEqual(['13', '14', '15', '16']);
    expect(thematiquesNamed('Le bonus des douze premières thématiques')).toEqual([]);
  });

  it('holds what stands below it, and nothing else', () => {
    expect(names(['II'], ['II', '5°', 'a)'])).toBe(true);
    expect(names(['II', '5°'], ['II', '4°'])).toBe(false);
    expect(names(['', '1°'], ['', '1°', 'a)'])).toBe(true);
  });
});

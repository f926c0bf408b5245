import { describe, expect, it } from 'vitest';
import { readSources } from '../cli/build/sources.js';
import { named, names, paragraphsOf } from './silence.js';
import { ROOT } from './world.js';

const sources = readSources(ROOT);
const pageOf = (id: string): string => sources.pages[id] ?? '';

const bare = (text: string): string =>
  text
    .replaceAll(/[’']/g, "'")
    .replaceAll(/[\s\u00a0>*]+/g, ' ')
    .trim()
    .toLowerCase();

/** What the rules quote, all together; the shortest words that count as a quotation are a clause long. */
const quotes = sources.rules
  .flatMap(({ id }) => pageOf(id).match(/(?:^>.*\n?)+/gm) ?? [])
  .flatMap((quote) => quote.replaceAll(/^> ?/gm, '').split(/\[(?:…|\.\.\.)\]|\n\s*\n/))
  .map(bare)
  .filter((quote) => quote.length >= 20);

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

describe('what a bullet names', () => {
  const said = (lead: string) => named(lead).map((label) => label.filter(Boolean).join(' '));

  it('is read as a jurist writes it', () => {
    expect(said('II, 5° d), le rôle du comité')).toEqual(['II 5° d)']);
    expect(said('I et III, la procédure')).toEqual(['I', 'III']);
    expect(said("II, 1° à 3°, les matières de l'avis")).toEqual(['II 1°', 'II 2°', 'II 3°']);
    expect(said('4°, b) et d)')).toEqual(['4° b)', '4° d)']);
  });

  it('holds what stands below it, and nothing else', () => {
    expect(names(['II'], ['II', '5°', 'a)'])).toBe(true);
    expect(names(['II', '5°'], ['II', '4°'])).toBe(false);
    expect(names(['', '1°'], ['', '1°', 'a)'])).toBe(true);
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, isArray, isObject, type Json } from '../core/json.js';
import { outline, type Section } from '../core/parse/sections.js';
import { lostWords, placesOf, readText, runs, within, wordsOf } from './reading.js';
import { randomMarkdown } from './samples/markdown.js';
import { type World, world } from './world.js';

let here: World;
beforeAll(async () => {
  here = await world();
});

/** Pieces that a Markdown reader may stumble on, put together at random. */
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\n\n',
        '# ',
        '## ',
        '### ',
        '#### ',
        '===\n',
        '---\n',
        '```\n',
        '~~~\n',
        '> ',
        '- ',
        '    ',
      ),
      fc.constantFrom(
        'Objectifs médicaux',
        'Filières',
        'Filière x',
        'Pharmacie',
        'Urgences',
        'Organisation',
        'Déclinaison',
      ),
      fc.constantFrom(
        '{#constructor}',
        '{#__proto__}',
        '{#had}',
        '{#avis}',
        '{#filieres}',
        '{#periode}',
        '{couvre="4-a"}',
      ),
      fc.constantFrom(
        '**CH A** : ',
        '| a | b |\n|---|---|\n| c | d |\n',
        '[^1]',
        '[^1]: note',
        '[x]: y',
        '<div>',
        '<!--',
      ),
      fc.constantFrom('---\ntype: pmp\n---\n', 'type: pmp\n', '\t', '\0', '\ud800', '\\', '{', '}', '[', ']'),
      fc.string({ maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const data = async (text: string): Promise<Json> => (await readText(here, 'pmp.md', text, 'pmp')).data;

/** Every text and every key of a value. */
const everything = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (isArray(value)) return value.flatMap(everything);
  return isObject(value) ? Object.entries(value).flatMap(([key, item]) => [key, ...everything(item)]) : [];
};

describe('any text as a Markdown document', () => {
  it('never throws, and every place stands within the text', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (text) => {
        const { source, problems, titles } = await readText(here, 'pmp.md', text, 'pmp');
        const places = [...placesOf(source()), ...[...problems, ...titles].map(({ place }) => place)];
        expect(places.filter((place) => !within(text, place))).toEqual([]);
      }),
      runs(1200),
    );
  });

  it('keeps every word of the prose, in order, whatever the headings', async () => {
    const titles = [...Object.values(here.types['pmp']?.vocabulary.titles ?? {}), 'Filières', 'Filière cancer'];
    await fc.assert(
      fc.asyncProperty(randomMarkdown(titles), async (random) => {
        const texts = everything(await data(random.text)).map(wordsOf);
        const lost = random.runs.filter((run) => texts.every((text) => lostWords(wordsOf(run), text).length > 0));
        expect(lost).toEqual([]);
      }),
      runs(700),
    );
  });

  it('carries each footnote with the text that calls it', async () => {
    const titles = [...Object.values(here.types['pmp']?.vocabulary.titles ?? {}), 'Filières'];
    await fc.assert(
      fc.asyncProperty(randomMarkdown(titles), async (random) => {
        const texts = everything(await data(random.text)).map(wordsOf);
        for (const [call, note] of random.notes) {
          const calling = texts.filter((text) => lostWords(wordsOf(call), text).length === 0);
          expect(calling.length).toBeGreaterThan(0);
          for (const text of calling) expect(lostWords(wordsOf(note), text)).toEqual([]);
        }
      }),
      runs(500),
    );
  });
});

describe('outline', () => {
  const walk = (section: Section): void => {
    expect(section.start).toBeLessThanOrEqual(section.proseEnd);
    expect(section.proseEnd).toBeLessThanOrEqual(section.end);
    let from = section.proseEnd;
    for (const child of section.children) {
      expect(child.depth).toBeGreaterThan(section.depth);
      expect(child.start).toBeGreaterThanOrEqual(from);
      from = child.end;
      walk(child);
    }
    expect(from).toBe(section.end);
  };

  it('nests sections, and covers the text to its end', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const { root } = outline({ file: 'x.md', text });
        walk(root);
        expect(root.end).toBe(text.length);
      }),
      runs(1500),
    );
  });

  const titles = (text: string) => {
    const flat = (section: Section): readonly Section[] => [section, ...section.children.flatMap(flat)];
    return flat(outline({ file: 'x.md', text }).root).slice(1);
  };

  it('reads attributes of a heading, and takes them off its title', () => {
    const [a, b, c, d, e, f] = titles(
      [
        '# Un {#cle}',
        '# Deux {couvre="4-a 4-e"}',
        '# Trois {#trois couvre="1, 2 ; 5"}',
        '# Quatre {couvre=12 #quatre}',
        '# Cinq {sans effet}',
        '# Six {couvre=«4-b 4-c»}',
      ].join('\n\n'),
    );
    const seen = [a, b, c, d, e, f].map((one) => [one?.title, one?.id, one?.couvre]);
    expect(seen).toEqual([
      ['Un', 'cle', []],
      ['Deux', undefined, ['4-a', '4-e']],
      ['Trois', 'trois', ['1', '2', '5']],
      ['Quatre', 'quatre', ['12']],
      ['Cinq {sans effet}', undefined, []],
      ['Six', undefined, ['4-b', '4-c']],
    ]);
  });

  it('shows a title as one plain line', () => {
    const text =
      '# **Gras**, *italique* et `code`\n\n# A \\# B\n\n# Mot_entier et _oblique_\n\n# Note[^1]\n\nDeux\nlignes\n===\n';
    expect(titles(text).map(({ title }) => title)).toEqual([
      'Gras, italique et code',
      'A # B',
      'Mot_entier et oblique',
      'Note',
      'Deux lignes',
    ]);
  });

  it('takes no heading from a fence, a quote, a list or a front matter', () => {
    const text = [
      '---\ntitre: x\n# commentaire\n---',
      '# Vrai',
      '```\n# faux\n```',
      '~~~yaml\n## faux\n```\n# faux\n~~~',
      '> # faux\n>\n> faux\n> ===',
      '- # faux\n\n  ## faux',
      '    # faux',
      'Soulignés\n---',
      '\\# faux',
    ].join('\n\n');
    expect(titles(text).map(({ title, depth }) => [title, depth])).toEqual([
      ['Vrai', 1],
      ['Soulignés', 2],
    ]);
  });

  it('places each heading on its own line', () => {
    const text = '---\ntype: pmp\n---\n\n# Un\n\ntexte\n\n## Deux\n';
    expect(titles(text).map(({ place }) => [place.line, place.column, place.endColumn])).toEqual([
      [5, 1, 5],
      [9, 1, 8],
    ]);
  });
});

describe('what headings mean', () => {
  it('knows a heading by its wording, its number, its accents in any form, its identifier', async () => {
    const wordings = ['Objectifs médicaux', '1° Les objectifs medicaux', 'OBJECTIFS MÉDICAUX', 'I. Stratégie médicale'];
    const decomposed = 'Objectifs médicaux'.normalize('NFD');
    for (const title of [...wordings, decomposed, 'Nos ambitions {#objectifs_medicaux}', '**Objectifs** médicaux']) {
      expect(await data(`# Projet\n\n## ${title}\n\nTexte.\n`), title).toEqual({
        titre: 'Projet',
        objectifs_medicaux: 'Texte.',
      });
    }
  });

  it('keeps words that come before an organised part, under any of its headings', async () => {
    const text =
      '# Projet\n\n## Filières\n\n### Cancer\n\n#### Organisation\n\nEnsemble.\n\n#### Urgences\n\nAccueil.\n';
    expect(at(await data(text), '/filieres/0/organisation')).toEqual({
      texte: 'Ensemble.',
      urgences: { principes: 'Accueil.' },
    });
  });

  it('gathers two headings of the same meaning into one text', async () => {
    const text = '# Projet\n\n## Suivi\n\nUn.\n\n## Modalités de suivi\n\nDeux.\n';
    expect(at(await data(text), '/suivi_evaluation')).toBe('Un.\n\nDeux.');
  });

  it('reads each filière once, whether the front matter opens it or not', async () => {
    const front = '---\nfilieres:\n  - { id: cancer, nom: Cancer }\n  - { id: avc, nom: AVC }\n---\n';
    const text = `${front}# Projet\n\n## Filières\n\n### Filière AVC\n\nA.\n\n### Cancérologie {#cancer}\n\nB.\n\n### Autre\n\nC.\n`;
    expect(at(await data(text), '/filieres')).toEqual([
      { id: 'cancer', nom: 'Cancer', presentation: 'B.' },
      { id: 'avc', nom: 'AVC', presentation: 'A.' },
      { nom: 'Autre', presentation: 'C.' },
    ]);
  });

  it('turns words under a key that holds no text into an unknown key, never into nothing', async () => {
    const text =
      '---\nperiode: { debut: 2022 }\n---\n# Projet\n\n## Période {#periode}\n\nCinq ans.\n\n### Fin\n\nBientôt.\n';
    expect(everything(at(await data(text), '/periode') ?? '')).toEqual(
      expect.arrayContaining(['Cinq ans.', 'Bientôt.']),
    );
  });

  it('says that a front matter without keys is not read', async () => {
    const { problems } = await readText(here, 'pmp.md', '---\n- un\n- deux\n---\n# Projet\n', 'pmp');
    expect(problems.map(({ rule, place }) => [rule, place.line])).toEqual([['lecture/entete', 2]]);
  });

  it('answers by « couvre » wherever it is written', async () => {
    const text = '# Projet\n\n## Cap {couvre="1 2"}\n\nA.\n\n## Suivi {couvre="12"}\n\nB.\n';
    const read = await data(text);
    expect(at(read, '/autres')).toEqual([{ titre: 'Cap', texte: 'A.', couvre: ['1', '2'] }]);
    expect(at(read, '/concordance')).toEqual({ 12: 'suivi_evaluation' });
  });
});

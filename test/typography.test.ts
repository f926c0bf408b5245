import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../core/compose/prose.js';
import { typeset, typesetTree } from '../core/compose/typography/index.js';
import { ordinals } from '../core/emit/ordinals.js';
import { nodesOf, prose } from './composing.js';

const shown = (text: string): string => text.replaceAll('\u00a0', '_').replaceAll('\u202f', '~');
const tree = (markdown: string): string => shown(prose(typesetTree(parseMarkdown(markdown))).trim());

describe('the words of one text', () => {
  it.each([
    ['Elle a dit "oui".', 'Elle a dit «_oui_».'],
    ['"Un", "deux" et ("trois")', '«_Un_», «_deux_» et («_trois_»)'],
    ['le plan "Ma santé 2022" ; l\'"accord"', 'le plan «_Ma santé 2022_»~; l’«_accord_»'],
    ['« il répond "oui" »', '«_il répond “oui”_»'],
    ['un écran de 24" et 5\'', 'un écran de 24" et 5\''],
    ['un écran de 24" et "un mot"', 'un écran de 24" et "un mot"'],
    ['""', '""'],
    ['«mot»', '«_mot_»'],
    ['Quoi? Oui! Enfin; ou: non', 'Quoi~? Oui~! Enfin~; ou_: non'],
    ['a? 10:30, C: et &lt; &nbsp;', 'a? 10:30, C: et &lt; &nbsp;'],
    ['et cetera... ../x .../y', 'et cetera… ../x .../y'],
    ['nº 2016-524, n°2016-524, N° 4', 'n°_2016-524, n°_2016-524, N°_4'],
    ['1ère, 1ere, 2ème, 3ième, 2èmes, 1ères', '1re, 1re, 2e, 3e, 2es, 1res'],
    ['R. 6132-3ème', 'R._6132-3ème'],
    ['oeuvre, coeur, soeurs, voeux, noeud, oeil, moeurs', 'œuvre, cœur, sœurs, vœux, nœud, œil, mœurs'],
    ['foetus, oedème, oesophagien, manoeuvrer, désoeuvrement', 'fœtus, œdème, œsophagien, manœuvrer, désœuvrement'],
    ['coefficient, moelle, poele, coexister, Coeur, oeuf_x', 'coefficient, moelle, poele, coexister, Coeur, oeuf_x'],
    ['le projet - médical - partagé, 5 - 3, a -b', 'le projet_– médical_– partagé, 5 - 3, a -b'],
    ['2024-2029, R. 6132-3, Aix-en-Provence', '2024-2029, R._6132-3, Aix-en-Provence'],
    ['en 2023 486 postes, 19 400 passages, 1 234 567', 'en 2023 486_postes, 19~400 passages, 1~234~567'],
    ['8 h 30, 5 m², 3 °C, 12 jours, § 4, article 3, page 2', '8_h_30, 5_m², 3_°C, 12_jours, §_4, article_3, page_2'],
    [
      'écrire à contact@exemple.fr ; voir www.exemple.fr/a?b;c',
      'écrire à contact@exemple.fr~; voir www.exemple.fr/a?b;c',
    ],
    ['https://exemple.fr/oeuvre...?x="1"', 'https://exemple.fr/oeuvre...?x="1"'],
  ])('%s', (text, expected) => {
    expect(shown(typeset(text))).toBe(expected);
  });
});

describe('a line of a document', () => {
  it('pairs its quotes across emphasis, code and calls of notes', () => {
    expect(tree('Le "**projet** médical" et *"le"* reste.')).toBe('Le «_projet médical_» et «_le_» reste.');
    expect(tree('Le "`code`" et "un[^1]".\n\n[^1]: Note.')).toMatch(/^Le «_code_» et «_un_»\./);
    expect(tree('Un "**deux')).toBe('Un "**deux');
  });

  it('pairs no quote with one of another block', () => {
    expect(tree('- Un "deux\n- trois" quatre\n')).toBe('Un "deux\ntrois" quatre');
  });

  it('leaves code and addresses as they are', () => {
    const code = ['`a : "b" ... oeuvre`', '<https://exemple.fr/a?b="c">', '[x](https://exemple.fr/oeuvre...)'];
    const nodes = nodesOf(typesetTree(parseMarkdown(code.join(', '))));
    expect(nodes.flatMap((node) => (node.type === 'inlineCode' ? [node.value] : []))).toEqual(['a : "b" ... oeuvre']);
    expect(nodes.flatMap((node) => (node.type === 'link' ? [node.url, prose(node)] : []))).toEqual([
      ...['https://exemple.fr/a?b="c"', 'https://exemple.fr/a?b="c"'],
      ...['https://exemple.fr/oeuvre...', 'x'],
    ]);
    const block = typesetTree(parseMarkdown('```\nun : "deux" ...\n```\n')).children[0];
    expect(block).toMatchObject({ type: 'code', value: 'un : "deux" ...' });
  });
});

const PIECES = [
  ...['oeuvre', 'coeur', 'Mot', 'été', 'l', "'", '"', '«', '»', '...', '.', ' : ', ';', '!', '?', ' - ', ' – ', '('],
  ...[')', ' ', '\u00a0', '\u202f', '12', ' 000', '2016', '%', ' €', 'n°', 'nº', 'R. ', '1er', '2ème', ' h ', '@'],
  ...['https://exemple.fr/a?b', '**', '`', '\n\n', '[', '](x)', '&lt;', '“', '’', '§ ', 'article '],
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join(''));

/** What may never change: letters and figures, in their order. */
const core = (text: string): string =>
  text
    .replaceAll('œ', 'oe')
    .replaceAll('nº', 'n°')
    .replaceAll(/(\d)ème/g, '$1e')
    .replaceAll(/[\s"«»“”'’.…–-]/g, '');

describe('typography', () => {
  it('changes nothing when it is applied again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(typeset(typeset(text))).toBe(typeset(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('loses and moves no word', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(core(typeset(text))).toBe(core(text));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(texts, (text) => {
        const [before, after] = [parseMarkdown(text), typesetTree(parseMarkdown(text))];
        expect(core(prose(after))).toBe(core(prose(before)));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves code and addresses alone, whatever is around', () => {
    const kept = (markdown: string, set: (root: ReturnType<typeof parseMarkdown>) => unknown): readonly string[] => {
      const root = parseMarkdown(markdown);
      set(root);
      return nodesOf(root).flatMap((node) => {
        if (node.type === 'inlineCode' || node.type === 'code' || node.type === 'html') return [node.value];
        return 'url' in node ? [node.url] : [];
      });
    };
    fc.assert(
      fc.property(texts, texts, (text, code) => {
        const markdown = `${text} \`${code}\` <https://exemple.fr/oeuvre?a=b;c>`;
        expect(kept(markdown, typesetTree)).toEqual(kept(markdown, () => {}));
      }),
      { numRuns: 500 },
    );
  });
});

describe('ordinals', () => {
  const raised = (text: string): string =>
    ordinals(text)
      .map((piece) => (piece.raised ? `^${piece.text}` : piece.text))
      .join('');

  it.each([
    ['Article 1er, la 1re fois, les 1ers et 2es', 'Article 1^er, la 1^re fois, les 1^ers et 2^es'],
    ['le 12e, l’11e, le XXIe siècle, François Ier', 'le 12^e, l’11^e, le XXI^e siècle, François I^er'],
    ['R. 6132-3e, 5e-3, A12e, 1error, hier, 11er', 'R. 6132-3e, 5e-3, A12e, 1error, hier, 11er'],
  ])('%s', (text, expected) => {
    expect(raised(text)).toBe(expected);
  });

  it('put together again give the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const pieces = ordinals(text).map((one) => one.text);
        expect(pieces.join('')).toBe(text);
      }),
    );
  });
});
